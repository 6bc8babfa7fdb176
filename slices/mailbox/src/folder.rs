//! Names of folders as the protocol writes them: modified UTF-7 (RFC 3501, 5.1.3).

use base64::Engine;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

const LETTERS: GeneralPurpose = GeneralPurpose::new(&IMAP_MUTF7, NO_PAD);

/// The name for the server.
pub(crate) fn encoded(name: &str) -> String {
    let (mut done, mut run) = (String::new(), String::new());
    for letter in name.chars() {
        if matches!(letter, ' '..='~') {
            close(&mut done, &mut run);
            done.push(letter);
            if letter == '&' {
                done.push('-');
            }
        } else {
            run.push(letter);
        }
    }
    close(&mut done, &mut run);
    done
}

fn close(done: &mut String, run: &mut String) {
    if !run.is_empty() {
        let bytes: Vec<u8> = run.encode_utf16().flat_map(u16::to_be_bytes).collect();
        done.push('&');
        done.push_str(&LETTERS.encode(bytes));
        done.push('-');
        run.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::encoded;

    /// The first is the example of the RFC.
    #[test]
    fn names_of_folders() {
        let table = [
            ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
            ("INBOX", "INBOX"),
            ("Załatwione", "Za&AUI-atwione"),
            ("Sport & gry", "Sport &- gry"),
        ];
        for (name, wanted) in table {
            assert_eq!(encoded(name), wanted);
        }
    }
}
