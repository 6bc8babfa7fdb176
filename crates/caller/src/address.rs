//! Which addresses anybody may reach: everything that is not public is inside of somebody, perhaps of us.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Nets of IPv4 that are not public (IANA special-purpose registry), with their length.
const NOT_PUBLIC: [([u8; 4], u32); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    // Link-local, and with it the metadata of clouds.
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    // Multicast, reserved and broadcast.
    ([224, 0, 0, 0], 3),
];

/// Nets within the public space of IPv6 that are not public all the same, with their length.
const NOT_PUBLIC_6: [(u128, u32); 4] = [
    // Protocol assignments, Teredo among them: an IPv4 address stands inside.
    (0x2001_0000 << 96, 23),
    (0x2001_0db8 << 96, 32),
    // 6to4: an IPv4 address stands inside.
    (0x2002 << 112, 16),
    (0x3fff << 112, 20),
];

/// May anybody reach this address? IPv6 only in the space given to the public (2000::/3): mapped, translated, local and
/// multicast addresses all lie outside it.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_4(four),
        IpAddr::V6(six) => is_public_6(six),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    NOT_PUBLIC.iter().all(|(net, length)| !lies_in(bits, u32::from_be_bytes(*net), *length))
}

fn lies_in(bits: u32, net: u32, length: u32) -> bool {
    u32::MAX.checked_shl(32_u32.saturating_sub(length)).is_none_or(|mask| bits & mask == net & mask)
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let bits = address.to_bits();
    let within = |net: u128, length: u32| {
        u128::MAX.checked_shl(128_u32.saturating_sub(length)).is_none_or(|mask| bits & mask == net & mask)
    };
    within(0x2000 << 112, 3) && NOT_PUBLIC_6.iter().all(|(net, length)| !within(*net, *length))
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn only_public_addresses_are() {
        let public = [
            "8.8.8.8",
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2a00:1450:4001::1",
            "2606:4700:4700::1111",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2003::1",
        ];
        let inside = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.1.2.3",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for text in public {
            assert!(is_public(text.parse().unwrap()), "{text} is public");
        }
        for text in inside {
            assert!(!is_public(text.parse().unwrap()), "{text} is inside");
        }
    }
}
