//! Addresses of mail servers that the office itself named.
//!
//! They often stand in the office's own network, so private addresses are called; this computer and link-local ones (where
//! clouds keep their metadata) are not. Only administrators name such servers, and what a server answers reaches nobody else.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// The longest certificate of an authority, in bytes.
pub const MOST_AUTHORITY: usize = 20_000;

/// The name or address of a server as typed: 1 to 253 letters, digits, dots, hyphens and colons.
pub fn is_host(text: &str) -> bool {
    let fits = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'-' | b':');
    (1..=253).contains(&text.len()) && text.bytes().all(fits)
}

/// Why a server has no address to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreachable {
    /// The name has no address.
    Unknown,
    /// The address is one that mail servers do not have.
    Inside,
}

/// The addresses of a server that may be called; `loopback` for tests: this computer and no other.
///
/// # Errors
/// Why there are none.
pub async fn addresses(
    host: &str,
    port: u16,
    loopback: bool,
    patience: Duration,
) -> Result<Vec<SocketAddr>, Unreachable> {
    let look = tokio::time::timeout(patience, tokio::net::lookup_host((host, port)));
    let found = look.await.map_err(|_| Unreachable::Unknown)?.map_err(|_| Unreachable::Unknown)?;
    let found: Vec<SocketAddr> = found.collect();
    if found.is_empty() {
        return Err(Unreachable::Unknown);
    }
    let fit: Vec<SocketAddr> = found.into_iter().filter(|one| is_fit(one.ip(), loopback)).collect();
    if fit.is_empty() { Err(Unreachable::Inside) } else { Ok(fit) }
}

fn is_fit(address: IpAddr, loopback: bool) -> bool {
    let link_local = match address {
        IpAddr::V4(four) => four.is_link_local() || four.is_broadcast(),
        IpAddr::V6(six) => six.is_unicast_link_local() || six.to_ipv4_mapped().is_some(),
    };
    let inner = address.is_unspecified() || address.is_multicast() || link_local;
    !inner && address.is_loopback() == loopback
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_of_the_office_are_called_and_this_computer_is_not() {
        let table = [
            ("192.0.2.7", true),
            ("10.1.2.3", true),
            ("192.168.1.10", true),
            ("fd00::7", true),
            ("127.0.0.1", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("169.254.169.254", false),
            ("fe80::1", false),
            ("0.0.0.0", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
        ];
        for (address, fit) in table {
            assert_eq!(is_fit(address.parse().unwrap(), false), fit, "{address}");
        }
        assert!(is_fit("127.0.0.1".parse().unwrap(), true) && !is_fit("10.1.2.3".parse().unwrap(), true));
    }
}
