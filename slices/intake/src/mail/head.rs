//! The headers of a message or of a part.

use mail_parser::{Address, ContentType, DateTime, Header, HeaderName, HeaderValue, MessageParser};

use super::address::Mailbox;
use obieg_inspect::wall::walled;

/// Header bytes beyond this are not read.
pub(crate) const MOST_BYTES: usize = 256 << 10;
/// The most addresses that are read of one header.
const MOST_ADDRESSES: usize = 100;

/// What is used of the headers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Head {
    pub(crate) from: Vec<Mailbox>,
    /// How many From lines there are.
    pub(crate) from_lines: usize,
    pub(crate) to: Vec<Mailbox>,
    pub(crate) reply_to: Vec<Mailbox>,
    pub(crate) subject: String,
    pub(crate) message_id: String,
    /// Identifiers of the messages that it answers.
    pub(crate) answers: Vec<String>,
    pub(crate) date: Option<DateTime>,
    /// Is there a Date line, readable or not?
    pub(crate) dated: bool,
    /// `type/subtype` in small letters; empty when there is none.
    pub(crate) media: String,
    pub(crate) boundary: String,
    pub(crate) charset: String,
    pub(crate) encoding: String,
    disposition: String,
    content_name: String,
    disposition_name: String,
}

impl Head {
    /// Reads a block of headers; what the parser cannot read is left out.
    pub(crate) fn read(block: &[u8]) -> Self {
        walled(|| Self::parsed(block)).unwrap_or_default()
    }

    fn parsed(block: &[u8]) -> Self {
        let block = block.get(..block.len().min(MOST_BYTES)).unwrap_or_default();
        let parser = MessageParser::new()
            .with_minimal_headers()
            .header_id(HeaderName::MessageId)
            .header_id(HeaderName::References)
            .header_id(HeaderName::InReplyTo);
        let Some(message) = parser.parse_headers(block) else { return Self::default() };
        let mut head = Self::default();
        for header in message.parts.first().map(|part| part.headers.as_slice()).unwrap_or_default() {
            head.take(header);
        }
        head
    }

    /// The first of each header counts: it is what people are shown.
    fn take(&mut self, header: &Header<'_>) {
        let text = || header.value.as_text().unwrap_or_default().to_owned();
        match header.name {
            HeaderName::From => {
                self.from_lines += 1;
                if self.from.is_empty() {
                    self.from = mailboxes(&header.value);
                }
            }
            HeaderName::To => self.to.extend(mailboxes(&header.value)),
            HeaderName::ReplyTo => self.reply_to.extend(mailboxes(&header.value)),
            HeaderName::Subject if self.subject.is_empty() => self.subject = text(),
            HeaderName::MessageId if self.message_id.is_empty() => self.message_id = text(),
            HeaderName::References | HeaderName::InReplyTo => self.answers.extend(identifiers(&header.value)),
            HeaderName::Date if !self.dated => {
                self.dated = true;
                self.date = header.value.as_datetime().copied();
            }
            HeaderName::ContentTransferEncoding if self.encoding.is_empty() => {
                self.encoding = text().trim().to_ascii_lowercase();
            }
            HeaderName::ContentType if self.media.is_empty() => {
                if let Some(content) = header.value.as_content_type() {
                    self.take_content(content);
                }
            }
            HeaderName::ContentDisposition if self.disposition.is_empty() => {
                if let Some(content) = header.value.as_content_type() {
                    self.disposition = content.c_type.to_ascii_lowercase();
                    self.disposition_name = of(content, "filename");
                }
            }
            _ => {}
        }
    }

    fn take_content(&mut self, content: &ContentType<'_>) {
        let subtype = content.c_subtype.as_deref().unwrap_or_default();
        self.media = format!("{}/{subtype}", content.c_type).to_ascii_lowercase();
        self.boundary = of(content, "boundary");
        self.charset = of(content, "charset");
        self.content_name = of(content, "name");
    }

    /// The name of the file; empty when there is none.
    pub(crate) fn file_name(&self) -> &str {
        if self.disposition_name.is_empty() { &self.content_name } else { &self.disposition_name }
    }

    pub(crate) fn is_attachment(&self) -> bool {
        self.disposition == "attachment" || !self.file_name().is_empty()
    }

    pub(crate) fn is_multipart(&self) -> bool {
        self.media.starts_with("multipart/") && !self.boundary.is_empty()
    }

    pub(crate) fn is_message(&self) -> bool {
        matches!(self.media.as_str(), "message/rfc822" | "message/global")
    }

    /// Is it encrypted, or wrapped in a signature as a whole?
    pub(crate) fn is_sealed(&self) -> bool {
        matches!(
            self.media.as_str(),
            "application/pkcs7-mime" | "application/x-pkcs7-mime" | "multipart/encrypted"
        )
    }
}

fn of(content: &ContentType<'_>, name: &str) -> String {
    content.attribute(name).unwrap_or_default().to_owned()
}

/// Identifiers of messages: texts without spaces.
fn identifiers(value: &HeaderValue<'_>) -> Vec<String> {
    let texts = match value {
        HeaderValue::Text(text) => vec![text.clone()],
        HeaderValue::TextList(list) => list.clone(),
        _ => Vec::new(),
    };
    let fits = |text: &str| (1..=500).contains(&text.len()) && !text.contains(char::is_whitespace);
    texts.iter().filter(|text| fits(text)).take(MOST_ADDRESSES).map(ToString::to_string).collect()
}

fn mailboxes(value: &HeaderValue<'_>) -> Vec<Mailbox> {
    let Some(address) = value.as_address() else { return Vec::new() };
    let all: Vec<_> = match address {
        Address::List(list) => list.iter().collect(),
        Address::Group(groups) => groups.iter().flat_map(|group| &group.addresses).collect(),
    };
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().unwrap_or_default().to_owned();
    let boxes = all.into_iter().map(|one| Mailbox { name: text(&one.name), address: text(&one.address) });
    boxes.filter(|one| !one.name.is_empty() || !one.address.is_empty()).take(MOST_ADDRESSES).collect()
}
