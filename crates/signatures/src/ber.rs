//! ASN.1 element by element (X.690). Signing programs write indefinite lengths and strings in pieces, which DER readers refuse;
//! here they are made definite first. Bounded in depth; never panics.

use std::borrow::Cow;

/// Elements inside each other.
const DEEPEST: u8 = 64;

pub(crate) const OCTETS: u8 = 0x04;
pub(crate) const OBJECT: u8 = 0x06;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;
const CONSTRUCTED: u8 = 0x20;

/// One element with a definite length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    /// What is inside.
    pub(crate) inside: &'a [u8],
    /// The element with its tag and length.
    pub(crate) whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// The elements inside; `None` when they cannot be read to the end.
    pub(crate) fn parts(&self) -> Option<Vec<Element<'a>>> {
        let mut rest = self.inside;
        let mut out = Vec::new();
        while !rest.is_empty() {
            let (element, after) = next(rest)?;
            out.push(element);
            rest = after;
        }
        Some(out)
    }

    /// Is its length written in as few bytes as can be?
    fn is_short(&self) -> bool {
        let length = self.inside.len();
        let digits = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).count();
        let head = if length < 0x80 { 2 } else { digits.saturating_add(2) };
        self.whole.len() == length.saturating_add(head)
    }

    /// Itself when it has this tag.
    pub(crate) fn tagged(self, tag: u8) -> Option<Self> {
        (self.tag == tag).then_some(self)
    }
}

enum Length {
    Definite(usize),
    Indefinite,
}

fn header(bytes: &[u8]) -> Option<(u8, Length, &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    if tag & 0x1f == 0x1f {
        return None;
    }
    let (first, rest) = rest.split_first()?;
    match *first {
        short if short < 0x80 => Some((*tag, Length::Definite(usize::from(short)), rest)),
        0x80 => Some((*tag, Length::Indefinite, rest)),
        long => {
            let count = usize::from(long & 0x7f);
            if count > 8 {
                return None;
            }
            let (digits, rest) = rest.split_at_checked(count)?;
            let length = digits
                .iter()
                .try_fold(0usize, |sum, digit| sum.checked_mul(256)?.checked_add(usize::from(*digit)))?;
            Some((*tag, Length::Definite(length), rest))
        }
    }
}

/// The first element, and what comes after it.
pub(crate) fn next(bytes: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let (tag, length, rest) = header(bytes)?;
    let Length::Definite(length) = length else { return None };
    let (inside, after) = rest.split_at_checked(length)?;
    let whole = bytes.get(..bytes.len().checked_sub(after.len())?)?;
    Some((Element { tag, inside, whole }, after))
}

/// One element alone.
pub(crate) fn only(bytes: &[u8]) -> Option<Element<'_>> {
    next(bytes).filter(|(_, after)| after.is_empty()).map(|(element, _)| element)
}

/// The first element with definite lengths and whole strings; what follows it (padding, an end of line) is left out.
pub(crate) fn definite(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if let Some((element, _)) = next(bytes)
        && settled(element, 0)?
    {
        return Some(Cow::Borrowed(element.whole));
    }
    let (out, _) = rewritten(bytes, 0)?;
    Some(Cow::Owned(out))
}

/// Is everything inside definite and every string whole? `None` when too deep.
fn settled(element: Element<'_>, depth: u8) -> Option<bool> {
    if depth > DEEPEST {
        return None;
    }
    if element.tag == OCTETS | CONSTRUCTED || !element.is_short() {
        return Some(false);
    }
    if element.tag & CONSTRUCTED == 0 {
        return Some(true);
    }
    let Some(parts) = element.parts() else { return Some(false) };
    for part in parts {
        if !settled(part, depth.checked_add(1)?)? {
            return Some(false);
        }
    }
    Some(true)
}

fn rewritten(bytes: &[u8], depth: u8) -> Option<(Vec<u8>, &[u8])> {
    if depth > DEEPEST {
        return None;
    }
    let (tag, length, rest) = header(bytes)?;
    let deeper = depth.checked_add(1)?;
    if tag & CONSTRUCTED == 0 {
        let Length::Definite(length) = length else { return None };
        let (inside, after) = rest.split_at_checked(length)?;
        return Some((element(tag, inside), after));
    }
    let (mut within, after) = match length {
        Length::Definite(length) => {
            let (inside, after) = rest.split_at_checked(length)?;
            (inside, Some(after))
        }
        Length::Indefinite => (rest, None),
    };
    let mut content = Vec::new();
    let after = loop {
        match after {
            Some(after) if within.is_empty() => break after,
            None if within.starts_with(&[0, 0]) => break within.get(2..)?,
            _ => {}
        }
        let (part, rest) = rewritten(within, deeper)?;
        if tag == OCTETS | CONSTRUCTED {
            content.extend_from_slice(only(&part)?.tagged(OCTETS)?.inside);
        } else {
            content.extend_from_slice(&part);
        }
        within = rest;
    };
    let tag = if tag == OCTETS | CONSTRUCTED { OCTETS } else { tag };
    Some((element(tag, &content), after))
}

/// An element made from its inside.
pub(crate) fn element(tag: u8, inside: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(inside.len().saturating_add(10));
    out.push(tag);
    let length = inside.len();
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        _ => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
            out.extend(digits);
        }
    }
    out.extend_from_slice(inside);
    out
}

#[cfg(test)]
mod tests {
    use super::{definite, element, only};

    #[test]
    fn pieces_become_whole() {
        let indefinite = [0x30, 0x80, 0x24, 0x80, 4, 2, 1, 2, 4, 1, 3, 0, 0, 0, 0];
        assert_eq!(definite(&indefinite).unwrap().as_ref(), [0x30, 5, 4, 3, 1, 2, 3]);
    }

    #[test]
    fn what_is_definite_stays_and_padding_goes() {
        assert_eq!(definite(&[0x30, 3, 2, 1, 5, 0, 0, 0]).unwrap().as_ref(), [0x30, 3, 2, 1, 5]);
    }

    #[test]
    fn long_forms_of_short_lengths_are_shortened() {
        let long = [0x30, 0x82, 0, 6, 4, 0x84, 0, 0, 0, 1, 9];
        assert!(definite(&long[..10]).is_none());
        assert_eq!(
            definite(&[0x30, 0x82, 0, 7, 4, 0x84, 0, 0, 0, 1, 9]).unwrap().as_ref(),
            [0x30, 3, 4, 1, 9]
        );
    }

    #[test]
    fn depth_and_lengths_are_bounded() {
        assert!(definite(&[0x30, 0x80].repeat(100_000)).is_none());
        assert!(definite(&[0x30, 0x88, 255, 255, 255, 255, 255, 255, 255, 255]).is_none());
        assert!(definite(&[0x30, 0x85, 1, 0, 0, 0, 0]).is_none());
    }

    #[test]
    fn long_lengths_are_written() {
        let long = element(4, &[7; 70_000]);
        assert_eq!(only(&long).unwrap().inside.len(), 70_000);
        assert_eq!(&long[..4], [4, 0x83, 1, 0x11]);
    }
}
