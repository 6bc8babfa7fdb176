use obieg_intake::safe_view;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::{real_files, sound};

/// Pieces that steer a reader into its corners.
const PIECES: [&str; 24] = [
    "From: a@b.pl\r\n",
    "To: <c@d.pl>\r\n",
    "Subject: =?utf-8?B?",
    "Date: Mon, 1 Jan 2024 25:61:61 +9999\r\n",
    "Content-Type: multipart/mixed; boundary=b\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Type: text/html; charset=utf-7\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Content-Disposition: attachment; filename*0*=utf-8''%C5; filename*1=",
    "\r\n",
    "\n\n",
    "--b\r\n",
    "--b--\r\n",
    "=?=",
    "<?xml version=\"1.0\"?>",
    "<Dokument xmlns=\"http://crd.gov.pl/wzor/2017/10/24/4566/\">",
    "<TrescDokumentu><Tytul>",
    "<Zalacznik kodowanie=\"base64\"><DaneZalacznika>",
    "</",
    "&#x0;",
    "<![CDATA[",
    "\u{202E}\u{0}",
    "<p><table><b>",
];

fn known() -> Vec<Vec<u8>> {
    let small = |file: &(String, Vec<u8>)| file.1.len() < 20_000;
    let mut files: Vec<Vec<u8>> = real_files().into_iter().filter(small).map(|(_, bytes)| bytes).collect();
    files.push(b"From: a@b.pl\r\nTo: c@d.pl\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 10:00:00 +0100\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B1</p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.pl\r\n\r\nz\r\n--b--\r\n".to_vec());
    files
}

fn whole(bytes: &[u8]) {
    sound("losowy", bytes);
    assert!(!safe_view(bytes).notes.contains(&obieg_intake::notes::UNREADABLE));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_read(bytes in vec(any::<u8>(), 0..2000)) {
        whole(&bytes);
    }

    #[test]
    fn random_pieces_are_read(pieces in vec(select(PIECES.to_vec()), 0..40), tail in vec(any::<u8>(), 0..50)) {
        let mut bytes = pieces.concat().into_bytes();
        bytes.extend(tail);
        whole(&bytes);
        let mail = [b"From: a@b.pl\r\nTo: c@d.pl\r\n".as_slice(), &bytes].concat();
        whole(&mail);
    }

    #[test]
    fn changed_samples_are_read(
        file in any::<Index>(),
        changes in vec((any::<Index>(), any::<u8>(), 0..4u8), 1..8),
    ) {
        let known = known();
        let mut bytes = file.get(&known).clone();
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, byte),
                _ => {
                    let tail = bytes[at..].to_vec();
                    bytes.extend(tail);
                }
            }
        }
        whole(&bytes);
    }
}
