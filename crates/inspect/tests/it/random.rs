//! Changed and random bytes: never a panic, whatever the verdict.

use obieg_inspect::inspect;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::classes::classes;
use crate::make::Dice;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_files_are_judged(
        class in any::<Index>(),
        seed in 1..1_000_u64,
        changes in vec((any::<Index>(), any::<u8>(), 0..4_u8), 1..8),
    ) {
        let classes = classes();
        let (name, mut bytes) = (class.get(&classes).make)(&mut Dice::new(seed));
        bytes.truncate(200_000);
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
        inspect(&bytes, &name);
    }

    #[test]
    fn random_bytes_are_judged(bytes in vec(any::<u8>(), 0..2000), name in "\\PC{0,40}") {
        inspect(&bytes, &name);
    }
}
