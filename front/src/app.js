// The only script of a page. Every page works without it; each module below adds one comfort.
import "htmx.org";
import "@digdir/designsystemet-web";
import "./htmx.js";
import "./keyboard.js";
import "./upload.js";
import "./ticks.js";
import "./draft.js";
import "./preview.js";
import "./scheme.js";
import "./spy.js";
import "./suggest.js";
import "./look.js";
import "./passkey.js";
