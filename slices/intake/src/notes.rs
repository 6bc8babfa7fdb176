//! Codes of what a reader wants to say. Words for people are in `locales`, under the code with `-` for `.`.

macro_rules! codes {
    ($(#[$about:meta])* $list:ident { $($(#[$doc:meta])* $name:ident = $code:literal;)* }) => {
        $($(#[$doc])* pub const $name: &str = $code;)*
        $(#[$about])*
        pub const $list: &[&str] = &[$($name),*];
    };
}

codes! {
    /// Everything that may stand in [`crate::Reading::notes`].
    NOTES {
        /// The file has no byte.
        EMPTY = "intake.empty";
        /// The reader broke down; the file is kept as it came.
        UNREADABLE = "intake.unreadable";
        /// Larger than what is looked into.
        TOO_BIG = "intake.too-big";
        /// The picture of a scan could not be read to its end, so nobody knows whether a label stands on it.
        LABEL_UNREAD = "intake.label-unread";
        /// The file ends before it should.
        TRUNCATED = "intake.truncated";
        /// Nested deeper than what is looked into.
        TOO_DEEP = "intake.too-deep";
        /// More parts than are taken out; the original has them all.
        TOO_MANY_PARTS = "intake.too-many-parts";
        /// Header lines beyond the limit were not read.
        HEADERS_CUT = "intake.headers-cut";
        /// The structure of the message is broken.
        MAIL_BROKEN = "intake.mail-broken";
        /// The message or a part of it is encrypted or wrapped in a signature.
        MAIL_SEALED = "intake.mail-sealed";
        /// A file inside could not be decoded whole.
        ATTACHMENT_BROKEN = "intake.attachment-broken";
        /// Some bytes are not letters in the encoding that is named.
        ENCODING_BROKEN = "intake.encoding-broken";
        /// Characters that turn or hide text were removed.
        DIRECTION_REMOVED = "intake.direction-removed";
        /// Control characters were removed.
        CONTROL_REMOVED = "intake.control-removed";
        /// A text was longer than the register takes.
        TEXT_CUT = "intake.text-cut";
        /// The sender's name is as the message gives it: person or organisation is for people to say.
        SENDER_AS_GIVEN = "intake.sender-as-given";
        /// More than one From line: the first was read.
        SEVERAL_FROM = "intake.several-from";
        /// More senders than an item may have.
        SENDERS_CUT = "intake.senders-cut";
        /// Answers go to another address than the sender's.
        REPLY_ELSEWHERE = "intake.reply-elsewhere";
        /// An address that is not one was left out.
        ADDRESS_ODD = "intake.address-odd";
        /// The domain of the address is written with letters beyond ASCII: look at the other form.
        DOMAIN_INTERNATIONAL = "intake.domain-international";
        /// A date that cannot be, such as year 1, or cannot be read.
        DATE_IMPOSSIBLE = "intake.date-impossible";
        /// A date after the day of receipt.
        DATE_LATER = "intake.date-later";
        /// The receipt names no time of delivery.
        DELIVERY_DATE_ABSENT = "intake.delivery-date-absent";
        /// More than one receipt in the file: the first was read.
        SEVERAL_RECEIPTS = "intake.several-receipts";
        /// A DOCTYPE: the XML was not read.
        DTD_REFUSED = "intake.dtd-refused";
        /// An entity that is not one of the five: the XML was not read.
        ENTITY_REFUSED = "intake.entity-refused";
        /// More elements or attributes than are read.
        XML_LIMIT = "intake.xml-limit";
        /// Not well-formed; what stands before the fault was read.
        XML_MALFORMED = "intake.xml-malformed";
        /// A form that is read only in its general fields.
        FORM_UNKNOWN = "intake.form-unknown";
        /// The index of a package from the local archive of ePUAP, not a letter.
        DESCRIPTOR = "intake.descriptor";
        /// Files that stand behind links were not fetched.
        LINKED_FILES = "intake.linked-files";
        /// There is a signature; nobody has checked it.
        SIGNATURE_UNCHECKED = "intake.signature-unchecked";
        /// The signature uses SHA-1.
        SIGNATURE_SHA1 = "intake.signature-sha1";
        /// The certificate names its own subject as issuer.
        SIGNATURE_SELF_SIGNED = "intake.signature-self-signed";
        /// The signature also covers a file that is not here.
        SIGNATURE_OTHER_FILE = "intake.signature-other-file";
        /// The formatted form is too large or too tangled to be shown; the text is there.
        HTML_LEFT_OUT = "intake.html-left-out";
        /// Packed deeper than what is unpacked.
        PACKED_DEEP = "intake.packed-deep";
        /// More packed files than are unpacked.
        PACKED_MANY = "intake.packed-many";
        /// Packed files larger than what is unpacked.
        PACKED_LARGE = "intake.packed-large";
        /// A packed file grows more than an honest one does.
        PACKED_BOMB = "intake.packed-bomb";
        /// The archive is encrypted.
        PACKED_SEALED = "intake.packed-sealed";
        /// A packed file has a name that leads out of its folder.
        PACKED_NAME = "intake.packed-name";
        /// Links, twins or overlapping files in an archive.
        PACKED_TRICK = "intake.packed-trick";
        /// The archive is broken.
        PACKED_BROKEN = "intake.packed-broken";
    }
}

codes! {
    /// Everything that may stand in the draft in place of words; see [`crate::Reading::word`].
    REASONS {
        /// The message names no sender.
        NO_SENDER = "intake.reason-no-sender";
        /// The message gives only an address.
        ONLY_ADDRESS = "intake.reason-only-address";
        /// The document has no date.
        NO_DATE = "intake.reason-no-date";
        /// The document has a date that cannot be, or cannot be read.
        BAD_DATE = "intake.reason-bad-date";
        /// The document has a date after the day of receipt.
        LATER_DATE = "intake.reason-later-date";
        /// Nothing to make a title of.
        NO_TITLE = "intake.reason-no-title";
    }
}

codes! {
    /// Labels of [`crate::Fact`].
    FACTS {
        /// The sender's address with the domain in ASCII.
        ADDRESS_ASCII = "intake.fact-address-ascii";
        /// Where answers go.
        REPLY_TO = "intake.fact-reply-to";
        /// Identifier of the message.
        MESSAGE_ID = "intake.fact-message-id";
        /// Identifier of the receipt.
        RECEIPT_ID = "intake.fact-receipt-id";
        /// Addressee, with identifier.
        ADDRESSEE = "intake.fact-addressee";
        /// Sender, with identifier.
        SENDER = "intake.fact-sender";
        /// Who issued the receipt.
        ISSUER = "intake.fact-issuer";
        /// When it was delivered.
        DELIVERED_AT = "intake.fact-delivered-at";
        /// When the receipt was made.
        RECEIPT_MADE_AT = "intake.fact-receipt-made-at";
        /// Identifier of the delivered document.
        DOCUMENT_ID = "intake.fact-document-id";
        /// Identifier of the case.
        CASE_ID = "intake.fact-case-id";
        /// Additional information of a receipt, `type: text`.
        ADDITIONAL = "intake.fact-additional";
        /// A file that the signature covers and that is not here.
        SIGNED_FILE = "intake.fact-signed-file";
        /// A file behind a link, `name: address`.
        LINKED_FILE = "intake.fact-linked-file";
        /// Place named in the letter.
        LETTER_PLACE = "intake.fact-letter-place";
        /// Text of the letter.
        LETTER_TEXT = "intake.fact-letter-text";
        /// The inbox.
        INBOX = "intake.fact-inbox";
        /// Path in the local archive.
        ARCHIVE_PATH = "intake.fact-archive-path";
    }
}

/// Notes in the order in which they came, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Vec<&'static str>);

impl Notes {
    pub(crate) fn add(&mut self, note: &'static str) {
        if !self.0.contains(&note) {
            self.0.push(note);
        }
    }

    pub(crate) fn when(&mut self, holds: bool, note: &'static str) {
        if holds {
            self.add(note);
        }
    }

    pub(crate) fn into_codes(self) -> Vec<&'static str> {
        self.0
    }
}
