//! Bar charts as SVG, written by hand: readable in light and dark, with words for those who cannot see them.

use std::fmt::Write;

/// Bars side by side: one group per label, one bar per series.
pub struct Chart {
    pub title: String,
    /// What the chart says, in a sentence or two.
    pub words: String,
    pub series: Vec<&'static str>,
    pub groups: Vec<Group>,
}

pub struct Group {
    pub label: String,
    /// A bar's length and what stands beside it, per series; none where nothing was measured.
    pub bars: Vec<Option<(f64, String)>>,
}

const WIDTH: f64 = 760.0;
const LEFT: f64 = 250.0;
const BAR: f64 = 18.0;
const GAP: f64 = 16.0;
const TOP: f64 = 76.0;
const STYLE: &str = "text{font:14px system-ui,sans-serif;fill:#1b2430}.t{font-weight:600;font-size:17px}\
.back{fill:#fff}.s0{fill:#0b6e69}.s1{fill:#b3541e}.axis{stroke:#8a94a3;stroke-width:1}\
@media(prefers-color-scheme:dark){text{fill:#e8ecf1}.back{fill:#14181d}.s0{fill:#4fc3b8}.s1{fill:#f0a35e}\
.axis{stroke:#5c6673}}";

impl Chart {
    /// The longest bar fills the width.
    fn most(&self) -> f64 {
        let bars = self.groups.iter().flat_map(|group| &group.bars).flatten();
        bars.map(|(value, _)| *value).fold(f64::MIN_POSITIVE, f64::max)
    }

    /// The whole file.
    pub fn draw(&self) -> String {
        let mut body = String::new();
        let room = WIDTH - LEFT - 110.0;
        let mut y = TOP;
        for group in &self.groups {
            let start = y;
            for (at, bar) in group.bars.iter().enumerate() {
                if let Some((value, text)) = bar {
                    let long = (value / self.most() * room).max(1.0);
                    put(
                        &mut body,
                        &format!(
                            "<rect class=\"s{at}\" x=\"{LEFT}\" y=\"{y}\" width=\"{long:.1}\" height=\"{BAR}\"/>"
                        ),
                    );
                    put(
                        &mut body,
                        &format!(
                            "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                            LEFT + long + 6.0,
                            y + 14.0,
                            escaped(text)
                        ),
                    );
                }
                y += BAR + 2.0;
            }
            let middle = f64::midpoint(start, y) + 4.0;
            put(
                &mut body,
                &format!(
                    "<text x=\"{:.1}\" y=\"{middle:.1}\" text-anchor=\"end\">{}</text>",
                    LEFT - 10.0,
                    escaped(&group.label)
                ),
            );
            y += GAP;
        }
        put(
            &mut body,
            &format!(
                "<line class=\"axis\" x1=\"{LEFT}\" y1=\"{:.1}\" x2=\"{LEFT}\" y2=\"{:.1}\"/>",
                TOP - 6.0,
                y - GAP + 4.0
            ),
        );
        self.frame(&body, y)
    }

    fn frame(&self, body: &str, height: f64) -> String {
        let mut legend = String::new();
        let mut x = LEFT;
        for (at, name) in self.series.iter().enumerate().filter(|_| self.series.len() > 1) {
            put(
                &mut legend,
                &format!("<rect class=\"s{at}\" x=\"{x}\" y=\"46\" width=\"14\" height=\"14\"/>"),
            );
            put(&mut legend, &format!("<text x=\"{:.0}\" y=\"58\">{name}</text>", x + 20.0));
            x += 130.0;
        }
        let (title, words) = (escaped(&self.title), escaped(&self.words));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" \
             aria-labelledby=\"t d\">\n<title id=\"t\">{title}</title>\n<desc id=\"d\">{words}</desc>\n\
             <style>{STYLE}</style>\n<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n\
             <text class=\"t\" x=\"16\" y=\"28\">{title}</text>\n{legend}{body}</svg>\n"
        )
    }
}

fn put(text: &mut String, line: &str) {
    // A string never refuses to grow.
    let _ = writeln!(text, "{line}");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_tells_its_title_and_what_it_says() {
        let chart = Chart {
            title: "A < B".to_owned(),
            words: "words".to_owned(),
            series: vec!["SQLite", "PostgreSQL"],
            groups: vec![Group { label: "one".to_owned(), bars: vec![Some((2.0, "2".to_owned())), None] }],
        };
        let text = chart.draw();
        assert!(
            text.contains("<title id=\"t\">A &lt; B</title>") && text.contains("<desc id=\"d\">words</desc>")
        );
        assert_eq!(text.matches("<rect class=\"s0\"").count(), 2);
        assert_eq!(text.matches("<rect class=\"s1\"").count(), 1);
    }
}
