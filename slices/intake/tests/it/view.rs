use std::fmt::Write;

use jiff::civil::date;
use obieg_intake::{notes, safe_view};

fn html(body: &str) -> obieg_intake::SafeMail {
    safe_view(
        format!("From: Jan <a@b.pl>\r\nTo: c@d.pl\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}")
            .as_bytes(),
    )
}

#[test]
fn what_people_see() {
    let mail = safe_view(
        "From: Jan <jan@żaba.pl>\r\nTo: a@b.pl, Ewa <e@f.pl>\r\nSubject: Sprawa\r\n\
         Date: Mon, 24 Aug 2026 10:00:00 +0000\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n\
         --x\r\n\r\nraz\r\ndwa\r\n--x\r\nContent-Type: text/html\r\n\r\n<b>raz</b>\r\n--x--\r\n"
            .as_bytes(),
    );
    assert_eq!(mail.from, "Jan <jan@żaba.pl> [jan@xn--aba-22a.pl]");
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("a@b.pl, Ewa <e@f.pl>", "Sprawa"));
    assert_eq!(mail.date, Some(date(2026, 8, 24).at(12, 0, 0, 0)));
    assert_eq!((mail.text.as_str(), mail.html.as_deref()), ("raz\ndwa", Some("<b>raz</b>")));
    assert!(mail.notes.is_empty());
}

#[test]
fn nothing_runs_or_fetches() {
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=https://zly.example/pixel.gif>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='  java\nscript:alert(1)'>x</a>",
        "<a href='/rpw/nowa'>x</a>",
        "<a href='//zly.example'>x</a>",
        "<p style='background:url(https://zly.example/a)'>x</p>",
        "<style>@import 'https://zly.example/a.css';</style>",
        "<link rel=stylesheet href=https://zly.example/a.css>",
        "<body background=https://zly.example/a.gif>x",
        "<table background=https://zly.example/a.gif><tr><td>x</table>",
        "<iframe src=https://zly.example></iframe>",
        "<form action=https://zly.example><button>x</button></form>",
        "<meta http-equiv=refresh content='0;url=https://zly.example'>",
        "<svg><image href=https://zly.example/a.svg /></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<video src=https://zly.example/a.mp4></video>",
        "<base href=https://zly.example/>",
        "<div id=main class=btn onclick=alert(1)>x</div>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<blockquote cite=https://zly.example>x</blockquote>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
    ];
    for body in hostile {
        let clean = html(body).html.unwrap();
        for bad in ["zly", "alert", "src", "style", "on", "href", "id=", "class", "cite", "script"] {
            let found =
                clean.to_lowercase().replace("rel=\"noopener noreferrer nofollow\"", "").contains(bad);
            assert!(!found, "{body} -> {clean}");
        }
    }
    let link = html("<a href=https://gmina.example/a>x</a>").html.unwrap();
    assert_eq!(link, "<a href=\"https://gmina.example/a\" rel=\"noopener noreferrer nofollow\">x</a>");
}

#[test]
fn the_text_is_always_there() {
    let mail = html("<html><head><style>p{}</style></head><p>Dzień dobry</p><p>Proszę o wycinkę</p>");
    assert!(mail.text.contains("Dzień dobry") && mail.text.contains("wycinkę"), "{}", mail.text);
    let long = html(&"<b>x</b> ".repeat(20_000));
    assert_eq!((long.html.as_deref(), long.notes.as_slice()), (None, &[notes::HTML_LEFT_OUT][..]));
    assert!(long.text.starts_with("x x x"));
    let turned = html("<p>a&#x202E;b</p>");
    assert_eq!(turned.html.as_deref(), Some("<p>ab</p>"));
    assert_eq!(safe_view(b"").text, "");
}

/// Formatting elements that never end and tables in tables: what costs the square of its length.
#[test]
fn a_tangle_is_quick_or_left_out() {
    for piece in
        ["<b>", "<div>", "<a href=x><p>", "<table>", "<table><tr><td>", "<p><i><u>", "<li><font>", "</p>"]
    {
        let mail = html(&piece.repeat(9_000 / piece.matches('<').count()));
        assert!(mail.html.is_some() || mail.notes.contains(&notes::HTML_LEFT_OUT));
    }
    let attributes = (0..50_000).map(|n| format!("a{n:x}")).collect::<Vec<_>>().join(" ");
    assert_eq!(html(&format!("<p {attributes}>")).notes, [notes::HTML_LEFT_OUT]);
    let mut deep = String::new();
    for depth in 0..5000 {
        let _ = write!(deep, "<span title={depth}>");
    }
    html(&deep);
}
