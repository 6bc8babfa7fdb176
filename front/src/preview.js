// A document shown in its frame may take the keyboard from the field that somebody types in (Chromium's viewer does, when the
// file is damaged and it says so). Only a person moves the keyboard into a frame: by pressing in it, or by Tab.
let tabbed = false;

document.addEventListener("keydown", (event) => {
  tabbed = event.key === "Tab" || event.key === "F6";
});

document.addEventListener("focusout", (event) => {
  const from = event.target;
  if (tabbed || !(from instanceof HTMLElement)) return;
  // The frame is the active element only after this event.
  setTimeout(() => {
    const frame = document.activeElement;
    if (frame?.matches("iframe.doc-view") && !frame.matches(":hover")) from.focus({ preventScroll: true });
  });
});
