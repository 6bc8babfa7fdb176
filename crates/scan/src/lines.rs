//! Lines across a picture, each read as a row of bars.

use std::collections::{BTreeMap, BTreeSet};

use rxing::DecodeHints;
use rxing::common::BitArray;
use rxing::oned::{Code128Reader, OneDReader};

use crate::picture::Picture;

/// So many lines are read across a page, half a millimetre apart on A4: every label is met by several.
const LINES: usize = 600;
/// A code counts when so many lines say it: what only one does may be chance.
const ENOUGH: usize = 2;
/// Each pixel becomes so many: at 150 dpi a thin bar is little wider than one.
const FINER: usize = 3;

/// All texts on the page, whichever way it lies.
pub(crate) fn codes(page: &Picture) -> BTreeSet<String> {
    let mut found = across(page);
    found.extend(across(&page.turned()));
    found
}

fn across(page: &Picture) -> BTreeSet<String> {
    let rows: Vec<&[u8]> = page.gray.chunks_exact(page.width).collect();
    let step = (rows.len() / LINES).max(1);
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    // Three rows beside each other take away what a speck or a scratch did to one of them.
    for three in rows.windows(3).step_by(step) {
        let line: Vec<u16> = (0..page.width).map(|at| three.iter().map(|row| value(row, at)).sum()).collect();
        for text in BTreeSet::from_iter(windows(&line).into_iter().flat_map(texts)) {
            *told.entry(text).or_default() += 1;
        }
    }
    told.into_iter().filter(|(_, lines)| *lines >= ENOUGH).map(|(text, _)| text).collect()
}

fn value(row: &[u8], at: usize) -> u16 {
    row.get(at).copied().map_or(255 * 3, u16::from)
}

/// The whole line and its halves: the reader stops at the first thing that looks like the beginning of a code.
fn windows(line: &[u16]) -> Vec<&[u16]> {
    let half = line.len() / 2;
    let part = |from: usize| line.get(from..from + half);
    [Some(line), part(0), part(half / 2), part(half)].into_iter().flatten().collect()
}

fn texts(line: &[u16]) -> Vec<String> {
    let Some(mut bars) = bars(line) else { return Vec::new() };
    let forth = text(&bars);
    bars.reverse();
    forth.into_iter().chain(text(&bars)).collect()
}

fn text(bars: &BitArray) -> Option<String> {
    let read = Code128Reader.decode_row(0, bars, &DecodeHints::default()).ok()?;
    Some(read.getText().to_owned()).filter(|text| !text.is_empty())
}

/// Black where the line is darker than what lies around; nothing when there are too few bars for a code.
fn bars(line: &[u16]) -> Option<BitArray> {
    let sums: Vec<u32> = std::iter::once(0)
        .chain(line.iter().scan(0u32, |sum, value| {
            *sum += u32::from(*value);
            Some(*sum)
        }))
        .collect();
    let reach = (line.len() / 40).max(24);
    let mut bits = BitArray::with_size(line.len() * FINER);
    let (mut changes, mut was) = (0usize, false);
    for at in 0..line.len() {
        let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(line.len()));
        let around = sums.get(to)?.checked_sub(*sums.get(from)?)?;
        let count = u32::try_from(to - from).ok()?;
        let (here, next) = (*line.get(at)?, *line.get(at + 1).or_else(|| line.last())?);
        for fine in 0..FINER {
            // Between two pixels the edge lies where the brightness goes through the middle.
            let (near, far) = (u32::try_from(FINER - fine).ok()?, u32::try_from(fine).ok()?);
            let bright = (u32::from(here) * near + u32::from(next) * far) / u32::try_from(FINER).ok()?;
            let black = bright * count * 8 < around * 7;
            if black {
                bits.set(at * FINER + fine);
            }
            changes += usize::from(black != was);
            was = black;
        }
    }
    // The shortest code has a start, one letter, a sum and a stop: 25 edges.
    (changes >= 24).then_some(bits)
}
