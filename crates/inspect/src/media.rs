//! Media types told from the content.

macro_rules! media {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        /// Media types that the program can tell from the content. Stored by their registered names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Media { $($(#[$doc])* $name),+ }

        impl Media {
            /// Every type.
            pub const ALL: &'static [Media] = &[$(Media::$name),+];

            /// The registered name.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The type of a registered name.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|media| media.code() == code)
            }
        }
    };
}

media! {
    /// PDF.
    Pdf = "application/pdf";
    /// PNG.
    Png = "image/png";
    /// JPEG.
    Jpeg = "image/jpeg";
    /// GIF.
    Gif = "image/gif";
    /// WEBP.
    Webp = "image/webp";
    /// TIFF.
    Tiff = "image/tiff";
    /// Plain text in UTF-8.
    Text = "text/plain";
    /// HTML: never shown, only saved.
    Html = "text/html";
    /// SVG: never shown, only saved.
    Svg = "image/svg+xml";
    /// XML.
    Xml = "application/xml";
    /// A message as in RFC 5322.
    Mail = "message/rfc822";
    /// RTF.
    Rtf = "application/rtf";
    /// OpenDocument text.
    Odt = "application/vnd.oasis.opendocument.text";
    /// OpenDocument spreadsheet.
    Ods = "application/vnd.oasis.opendocument.spreadsheet";
    /// OOXML text.
    Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// OOXML spreadsheet.
    Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// OOXML presentation.
    Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    /// A container of signed files (ASiC-E).
    AsicE = "application/vnd.etsi.asic-e+zip";
    /// A container of one signed file (ASiC-S).
    AsicS = "application/vnd.etsi.asic-s+zip";
    /// Another ZIP.
    Zip = "application/zip";
    /// The old office container: doc, xls, msg.
    Ole = "application/x-ole-storage";
    /// Anything else.
    Other = "application/octet-stream";
}

impl serde::Serialize for Media {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl Media {
    /// May it be shown inside the browser?
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Pdf | Self::Text) || self.is_picture()
    }

    /// Does a page show it: the browser, or a preview by program?
    pub const fn has_preview(self) -> bool {
        self.is_shown() || matches!(self, Self::Mail)
    }

    /// Is it a picture that a browser draws?
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Gif | Self::Webp)
    }

    /// The name for the Content-Type header: plain text was checked to be UTF-8 when it came.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            other => other.code(),
        }
    }

    /// Symbol in the icon sheet.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png | Self::Jpeg | Self::Gif | Self::Webp | Self::Tiff | Self::Svg => "image",
            Self::Text | Self::Rtf | Self::Odt | Self::Docx => "file-text",
            Self::Ods | Self::Xlsx => "table",
            Self::Html | Self::Xml => "code",
            Self::Mail => "envelope",
            Self::AsicE | Self::AsicS => "seal",
            Self::Zip => "package",
            Self::Pptx | Self::Ole | Self::Other => "file",
        }
    }
}

/// The media type told from the first bytes of the content (up to 8 KB); `whole` when they are all of it.
///
/// Polyglots are what their first bytes say: served with that type and `nosniff`, they are nothing else.
pub fn media_of(head: &[u8], whole: bool) -> Media {
    const BEGINNINGS: [(&[u8], Media); 12] = [
        (b"%PDF-", Media::Pdf),
        (b"\x89PNG\r\n\x1a\n", Media::Png),
        (b"\xFF\xD8\xFF", Media::Jpeg),
        (b"GIF87a", Media::Gif),
        (b"GIF89a", Media::Gif),
        (b"II*\0", Media::Tiff),
        (b"MM\0*", Media::Tiff),
        (b"II+\0", Media::Tiff),
        (b"MM\0+", Media::Tiff),
        (b"{\\rtf", Media::Rtf),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Media::Ole),
        (b"PK\x05\x06", Media::Zip),
    ];
    if let Some((_, media)) = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning)) {
        return *media;
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Media::Webp;
    }
    if head.starts_with(b"PK\x03\x04") {
        return zip_of(head);
    }
    if let Some(media) = markup_of(head) {
        return media;
    }
    if is_mail(head) {
        return Media::Mail;
    }
    if is_text(head, whole) { Media::Text } else { Media::Other }
}

/// OpenDocument and ASiC name their type in the first entry, uncompressed; OOXML is told by the names of its entries.
fn zip_of(head: &[u8]) -> Media {
    const TOLD: [Media; 4] = [Media::Odt, Media::Ods, Media::AsicE, Media::AsicS];
    const NAMES: [(&[u8], Media); 3] =
        [(b"word/", Media::Docx), (b"xl/", Media::Xlsx), (b"ppt/", Media::Pptx)];
    if head.get(30..38) == Some(b"mimetype") {
        let told = head.get(38..).unwrap_or_default();
        // The longer name first: nothing here begins with another, but a template type begins with its document's.
        return TOLD
            .into_iter()
            .find(|media| {
                let name = media.code().as_bytes();
                told.starts_with(name) && told.get(name.len()).is_none_or(|next| *next == b'P')
            })
            .unwrap_or(Media::Zip);
    }
    if !holds(head, b"[Content_Types].xml") && !holds(head, b"_rels/.rels") {
        return Media::Zip;
    }
    NAMES.into_iter().find(|(name, _)| holds(head, name)).map_or(Media::Zip, |(_, media)| media)
}

fn holds(head: &[u8], wanted: &[u8]) -> bool {
    head.windows(wanted.len()).any(|window| window == wanted)
}

fn markup_of(head: &[u8]) -> Option<Media> {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins(b"<!doctype html") || begins(b"<html") {
        return Some(Media::Html);
    }
    if begins(b"<svg") || (begins(b"<?xml") && holds(text, b"<svg")) {
        return Some(Media::Svg);
    }
    begins(b"<?xml").then_some(Media::Xml)
}

/// A message begins with header lines, at least two of them well known (RFC 5322 §3.6).
fn is_mail(head: &[u8]) -> bool {
    const KNOWN: [&str; 12] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "received",
        "mime-version",
        "message-id",
        "return-path",
        "delivered-to",
        "content-type",
        "reply-to",
    ];
    let mut known = 0;
    for (at, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if at > 0 && (line.starts_with(b" ") || line.starts_with(b"\t")) {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len());
        let Some(name) = name.filter(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic)) else {
            // The last line may be cut where the head ends; anything else is no header.
            return known >= 2 && at > 2;
        };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        known += usize::from(KNOWN.contains(&name.as_str()));
    }
    known >= 2
}

/// UTF-8 without control characters but tab, line and page ends; a letter may be cut where the head ends.
fn is_text(head: &[u8], whole: bool) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if !whole && error.error_len().is_none() => {
            let good = head.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(good).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty() && !text.chars().any(|letter| letter.is_control() && !"\t\n\r\u{c}".contains(letter))
}

#[cfg(test)]
mod tests;
