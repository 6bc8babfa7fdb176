//! One plain page of text as a PDF.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

/// A4 in points.
const A4: Rect = Rect { x1: 0.0, y1: 0.0, x2: 595.0, y2: 842.0 };

/// Lines on one page. The built-in font knows no Polish letters, so they lose their marks.
#[must_use]
pub fn page(lines: &[String]) -> Vec<u8> {
    let (catalog, tree, leaf, font, text) = (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5));
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([leaf]).count(1);
    let mut page = pdf.page(leaf);
    page.media_box(A4).parent(tree).contents(text);
    page.resources().fonts().pair(Name(b"F1"), font);
    page.finish();
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    let mut content = Content::new();
    content.begin_text();
    content.set_font(Name(b"F1"), 10.0).set_leading(16.0).next_line(60.0, 780.0);
    for line in lines {
        let plain: Vec<u8> = line.chars().map(plain).collect();
        content.show(Str(&plain)).next_line_using_leading();
    }
    content.end_text();
    pdf.stream(text, &content.finish());
    pdf.finish()
}

fn plain(character: char) -> u8 {
    let without = match character {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        'Ą' => 'A',
        'Ć' => 'C',
        'Ę' => 'E',
        'Ł' => 'L',
        'Ń' => 'N',
        'Ó' => 'O',
        'Ś' => 'S',
        'Ź' | 'Ż' => 'Z',
        other => other,
    };
    u8::try_from(without).ok().filter(|byte| byte.is_ascii_graphic() || *byte == b' ').unwrap_or(b'?')
}
