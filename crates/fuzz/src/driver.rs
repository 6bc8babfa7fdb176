//! Changes seeds until it is enough.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::targets::Target;

/// Bytes of an input.
const LONGEST: usize = 64 << 10;
/// Inputs that are changed further.
const MOST_KEPT: usize = 2_000;

/// Numbers that look random and are the same for the same seed.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Begins with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0).checked_rem(most).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }
}

/// When it is enough.
pub trait Until {
    /// Is it, after so many inputs?
    fn is_enough(&mut self, inputs: u64) -> bool;
}

impl<F: FnMut(u64) -> bool> Until for F {
    fn is_enough(&mut self, inputs: u64) -> bool {
        self(inputs)
    }
}

/// What was tried, and what fell.
#[derive(Debug, Default)]
pub struct Run {
    /// How many inputs.
    pub inputs: u64,
    /// How many outcomes that differ.
    pub outcomes: usize,
    /// The input under which the target fell, and what it said.
    pub fallen: Option<(Vec<u8>, String)>,
}

/// Replays the seeds, then changes them until it is enough or something falls.
pub fn drive(target: &Target, seeds: &[Vec<u8>], seed: u64, until: &mut dyn Until) -> Run {
    let (mut run, mut seen, mut kept) = (Run::default(), BTreeSet::new(), Vec::new());
    let mut dice = Dice::new(seed);
    for bytes in seeds {
        if !tried(target, bytes.clone(), &mut run, &mut seen, &mut kept) {
            return run;
        }
    }
    while !until.is_enough(run.inputs) {
        let input = changed(target, seeds, &kept, &mut dice);
        if !tried(target, input, &mut run, &mut seen, &mut kept) {
            break;
        }
    }
    run.outcomes = seen.len();
    run
}

fn tried(
    target: &Target,
    input: Vec<u8>,
    run: &mut Run,
    seen: &mut BTreeSet<String>,
    kept: &mut Vec<Vec<u8>>,
) -> bool {
    run.inputs = run.inputs.saturating_add(1);
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(&input)));
    match outcome {
        Ok(Ok(outcome)) => {
            if seen.insert(outcome) && kept.len() < MOST_KEPT {
                kept.push(input);
            }
            true
        }
        Ok(Err(broken)) => {
            run.fallen = Some((input, broken));
            false
        }
        Err(_) => {
            run.fallen = Some((input, "a panic".to_owned()));
            false
        }
    }
}

fn changed(target: &Target, seeds: &[Vec<u8>], kept: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let at = dice.below(seeds.len().saturating_add(kept.len()).max(1));
    let chosen = seeds.get(at).or_else(|| kept.get(at.saturating_sub(seeds.len())));
    let mut bytes = chosen.cloned().unwrap_or_default();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, target.words, dice);
    }
    bytes.truncate(LONGEST);
    bytes
}

/// One change: a byte, a piece taken out, doubled or put in from elsewhere, a word that the format knows.
fn change(bytes: &mut Vec<u8>, words: &[&[u8]], dice: &mut Dice) {
    let at = dice.below(bytes.len().saturating_add(1));
    let end = at.saturating_add(dice.below(64)).min(bytes.len());
    match dice.below(7) {
        0 => {
            let byte = dice.byte();
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        1 => {
            let bit = 1_u8.checked_shl(u32::try_from(dice.below(8)).unwrap_or(0)).unwrap_or(1);
            if let Some(place) = bytes.get_mut(at) {
                *place ^= bit;
            }
        }
        2 => drop(bytes.drain(at..end)),
        3 => bytes.truncate(at),
        4 => {
            let piece = bytes.get(at..end).unwrap_or_default().to_vec();
            let times = dice.below(40).saturating_add(1);
            if bytes.len() < LONGEST {
                drop(bytes.splice(at..at, piece.repeat(times)));
            }
        }
        5 => {
            let from = dice.below(bytes.len().saturating_add(1));
            let to = from.saturating_add(dice.below(200)).min(bytes.len());
            let piece = bytes.get(from..to).unwrap_or_default().to_vec();
            drop(bytes.splice(at..end, piece));
        }
        _ => {
            let word = words.get(dice.below(words.len())).copied().unwrap_or_default();
            drop(bytes.splice(at..at, word.iter().copied()));
        }
    }
}
