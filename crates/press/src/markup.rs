//! The small markup of what officers write: paragraphs, lists, bold. Everything else is what it looks like.
//!
//! An empty line ends a paragraph, an end of a line stays one. Lines that begin with `- ` are a list, with `1. ` or `1) ` a
//! numbered one that goes on from its first number. `**bold**` is bold within one line; asterisks without a partner are asterisks.

use serde::Serialize;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Its text.
    pub text: String,
    /// Is it bold?
    pub bold: bool,
}

/// A line of text.
pub type Line = Vec<Run>;

/// A block of text, as `/letter.typ` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph of lines.
    Paragraph {
        /// Its lines.
        lines: Vec<Line>,
    },
    /// A list with dashes.
    List {
        /// What is listed.
        lines: Vec<Line>,
    },
    /// A numbered list.
    Numbers {
        /// The first number.
        start: u16,
        /// What is listed.
        lines: Vec<Line>,
    },
}

impl Block {
    fn push(&mut self, line: Line) {
        let (Self::Paragraph { lines } | Self::List { lines } | Self::Numbers { lines, .. }) = self;
        lines.push(line);
    }
}

/// A line of the source: in which kind of block it stands, and its text.
enum Read<'t> {
    Plain(&'t str),
    Dash(&'t str),
    Number(u16, &'t str),
}

fn read(line: &str) -> Read<'_> {
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("– ")) {
        return Read::Dash(rest.trim_start());
    }
    let numbered = line.find(['.', ')']).and_then(|at| {
        let (number, rest) = line.split_at_checked(at)?;
        let rest = rest.get(1..)?.strip_prefix(' ')?;
        // More digits are a year, and a date begins with a number too: only `1.` with a space counts.
        (number.len() <= 2).then(|| number.parse().ok().map(|number| (number, rest.trim_start())))?
    });
    numbered.map_or(Read::Plain(line), |(number, rest)| Read::Number(number, rest))
}

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut done = Vec::new();
    let mut open: Option<Block> = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            done.extend(open.take());
            continue;
        }
        let (mut empty, rest) = match read(line) {
            Read::Plain(rest) => (Block::Paragraph { lines: Vec::new() }, rest),
            Read::Dash(rest) => (Block::List { lines: Vec::new() }, rest),
            Read::Number(start, rest) => (Block::Numbers { start, lines: Vec::new() }, rest),
        };
        match &mut open {
            Some(block) if std::mem::discriminant(block) == std::mem::discriminant(&empty) => {
                block.push(runs(rest));
            }
            _ => {
                empty.push(runs(rest));
                done.extend(open.replace(empty));
            }
        }
    }
    done.extend(open);
    done
}

fn runs(line: &str) -> Line {
    let mut runs = Vec::new();
    let mut rest = line;
    while let Some((before, bold, after)) = next_bold(rest) {
        runs.extend(run(before, false));
        runs.extend(run(bold, true));
        rest = after;
    }
    runs.extend(run(rest, false));
    runs
}

/// What stands before the next pair of `**`, between it and behind it.
fn next_bold(text: &str) -> Option<(&str, &str, &str)> {
    let (before, behind) = text.split_once("**")?;
    let (bold, after) = behind.split_once("**")?;
    (!bold.trim().is_empty()).then_some((before, bold, after))
}

fn run(text: &str, bold: bool) -> Option<Run> {
    (!text.is_empty()).then(|| Run { text: text.to_owned(), bold })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        run(text, false).into_iter().collect()
    }

    #[test]
    fn paragraphs_and_lists() {
        let read = blocks(
            "Pierwszy\ndrugi wiersz\n\n\n- a\n – b\n1. jeden\n2) dwa\nDalej\n\n7. siedem\n2026. rok\n",
        );
        let wanted = vec![
            Block::Paragraph { lines: vec![line("Pierwszy"), line("drugi wiersz")] },
            Block::List { lines: vec![line("a"), line("b")] },
            Block::Numbers { start: 1, lines: vec![line("jeden"), line("dwa")] },
            Block::Paragraph { lines: vec![line("Dalej")] },
            Block::Numbers { start: 7, lines: vec![line("siedem")] },
            Block::Paragraph { lines: vec![line("2026. rok")] },
        ];
        assert_eq!(read, wanted);
        assert_eq!(blocks(" \n\n"), []);
    }

    #[test]
    fn what_is_no_markup_of_ours_is_text() {
        for text in [
            "-bez odstępu",
            "1.05.2026 r.",
            "#set page(width: 1pt)",
            "= Nagłówek",
            "a * b ** c",
            "****",
            "$x$ @a <b> `c`",
        ] {
            assert_eq!(blocks(text), [Block::Paragraph { lines: vec![line(text)] }], "{text}");
        }
    }

    #[test]
    fn bold_is_between_two_pairs_of_asterisks() {
        let run = |text: &str, bold| Run { text: text.to_owned(), bold };
        assert_eq!(runs("w **7 dni** od"), [run("w ", false), run("7 dni", true), run(" od", false)]);
        assert_eq!(runs("**a****b**"), [run("a", true), run("b", true)]);
        assert_eq!(runs("**a** ** b"), [run("a", true), run(" ** b", false)]);
    }
}
