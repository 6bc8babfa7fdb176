//! The address of a receiver, as an administrator wrote it.

use url::{Host, Url};

use crate::address::is_public;

/// The longest address.
const LONGEST: usize = 500;

/// Why an address is not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Not an address of the web, or too long.
    Malformed,
    /// Not `https`.
    Plain,
    /// A user name or password stands in it: it would stand in logs and on screens.
    Credentials,
    /// Not this computer, where the setting for tests allows no other.
    Outside,
    /// A number of a computer that not anybody may reach, in whatever notation.
    Inside,
}

/// Reads an address that may be called. Names are not resolved here but at every call.
///
/// With `loopback`, made for tests, only addresses of this computer are allowed, also without TLS.
///
/// # Errors
/// Why not.
pub fn read(text: &str, loopback: bool) -> Result<Url, Unfit> {
    if text.len() > LONGEST || text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Err(Unfit::Malformed);
    }
    // Reads as browsers do: 0x7f.1, 2130706433 and 0177.0.0.1 all become 127.0.0.1 here.
    let url = Url::parse(text).map_err(|_| Unfit::Malformed)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Unfit::Credentials);
    }
    let host = url.host().ok_or(Unfit::Malformed)?;
    if loopback {
        let fits = is_this_computer(&host) && matches!(url.scheme(), "http" | "https");
        return if fits { Ok(url) } else { Err(Unfit::Outside) };
    }
    if url.scheme() != "https" {
        return Err(if url.scheme() == "http" { Unfit::Plain } else { Unfit::Malformed });
    }
    match host {
        Host::Ipv4(four) if !is_public(four.into()) => Err(Unfit::Inside),
        Host::Ipv6(six) if !is_public(six.into()) => Err(Unfit::Inside),
        Host::Domain(name) if is_inner_name(name) => Err(Unfit::Inside),
        _ => Ok(url),
    }
}

/// Names that lead nowhere but inside, whatever a resolver says.
fn is_inner_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let ends =
        |suffix: &str| name == suffix || name.strip_suffix(suffix).is_some_and(|rest| rest.ends_with('.'));
    ["localhost", "local", "internal", "home.arpa"].iter().any(|suffix| ends(suffix)) || !name.contains('.')
}

fn is_this_computer(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(four) => four.is_loopback(),
        Host::Ipv6(six) => six.is_loopback(),
        Host::Domain(name) => *name == "localhost",
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, read};

    #[test]
    fn what_may_be_called() {
        let table = [
            ("https://odbiorca.example/obieg", None),
            ("https://odbiorca.example:8443/a?b=c", None),
            ("https://8.8.8.8/", None),
            ("http://odbiorca.example/", Some(Unfit::Plain)),
            ("ftp://odbiorca.example/", Some(Unfit::Malformed)),
            ("file:///etc/passwd", Some(Unfit::Malformed)),
            ("odbiorca.example", Some(Unfit::Malformed)),
            ("https://", Some(Unfit::Malformed)),
            ("https://a b.example/", Some(Unfit::Malformed)),
            ("https://ja:haslo@odbiorca.example/", Some(Unfit::Credentials)),
            ("https://ja@odbiorca.example/", Some(Unfit::Credentials)),
            ("https://127.0.0.1/", Some(Unfit::Inside)),
            ("https://0x7f.1/", Some(Unfit::Inside)),
            ("https://2130706433/", Some(Unfit::Inside)),
            ("https://0177.0.0.1/", Some(Unfit::Inside)),
            ("https://127.1/", Some(Unfit::Inside)),
            ("https://１２７.0.0.1/", Some(Unfit::Inside)),
            ("https://[::ffff:127.0.0.1]/", Some(Unfit::Inside)),
            ("https://[::ffff:7f00:1]/", Some(Unfit::Inside)),
            ("https://[::1]/", Some(Unfit::Inside)),
            ("https://169.254.169.254/latest/meta-data", Some(Unfit::Inside)),
            ("https://10.1.2.3/", Some(Unfit::Inside)),
            ("https://localhost/", Some(Unfit::Inside)),
            ("https://cos.localhost./", Some(Unfit::Inside)),
            ("https://metadata.google.internal/", Some(Unfit::Inside)),
            ("https://serwer/", Some(Unfit::Inside)),
        ];
        for (text, wanted) in table {
            assert_eq!(read(text, false).err(), wanted, "{text}");
        }
        assert_eq!(
            read(&format!("https://a.example/{}", "x".repeat(500)), false).err(),
            Some(Unfit::Malformed)
        );
    }

    #[test]
    fn the_setting_for_tests_opens_this_computer_and_no_other() {
        for text in ["http://127.0.0.1:9000/a", "http://localhost:9000", "http://[::1]:9000"] {
            assert!(read(text, true).is_ok(), "{text}");
        }
        for text in [
            "http://10.0.0.1/",
            "https://odbiorca.example/",
            "https://8.8.8.8/",
            "https://[::ffff:127.0.0.1]/",
        ] {
            assert!(read(text, true).is_err(), "{text}");
        }
    }
}
