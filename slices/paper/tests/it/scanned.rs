//! Labels that the program printed are read back from pictures of the page they stick on: turned, askew, noisy, at the
//! resolutions of office scanners.

#![expect(clippy::as_conversions, reason = "pictures are reckoned in fractions of pixels")]

use std::collections::BTreeSet;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::{GrayImage, ImageFormat, Luma, imageops};
use obieg_registry::rules::label_mark;
use obieg_testkit::{Database, World, on_both};
use tiff::encoder::colortype::Gray8;
use tiff::encoder::{Compression, TiffEncoder};
use tiff::tags::Tag;

use crate::{faces, register};

/// The first page of a print as a scanner would see it lying flat.
fn drawn(pdf: &[u8], dpi: f32) -> GrayImage {
    let pdf = Pdf::new(pdf.to_vec()).unwrap_or_else(|_| panic!("no PDF"));
    let page = pdf.pages().iter().next().unwrap();
    let scale = dpi / 72.0;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let gray = drawn.data_as_u8_slice().chunks(4).map(|pixel| pixel[1]).collect();
    GrayImage::from_raw(u32::from(drawn.width()), u32::from(drawn.height()), gray).unwrap()
}

/// The upper part of A4 with the label in its right corner, where people stick it, and lines of text as a letter has.
fn letter(label: &GrayImage, dpi: f32) -> GrayImage {
    let (width, height) = ((8.27 * dpi) as u32, (3.5 * dpi) as u32);
    let mut page = GrayImage::from_pixel(width, height, Luma([250]));
    let line = (dpi / 6.0) as u32;
    for top in (height / 2..height - line).step_by(line as usize) {
        for x in (width / 10..width * 9 / 10).filter(|x| (x / 5 + top) % 3 != 0) {
            for y in top..top + line / 3 {
                page.put_pixel(x, y, Luma([if (x / 3 + y) % 4 == 0 { 250 } else { 30 }]));
            }
        }
    }
    let left = width - label.width() - (dpi / 3.0) as u32;
    imageops::overlay(&mut page, label, i64::from(left), i64::from((dpi / 3.0) as u32));
    page
}

/// The page put on the glass askew, by so many degrees.
fn askew(page: &GrayImage, degrees: f32) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (page.width() as f32 / 2.0, page.height() as f32 / 2.0);
    GrayImage::from_fn(page.width(), page.height(), |x, y| {
        let (dx, dy) = (x as f32 - middle_x, y as f32 - middle_y);
        let (from_x, from_y) = (middle_x + dx * cos + dy * sin, middle_y - dx * sin + dy * cos);
        let near = |x: f32, y: f32| {
            let inside = x >= 0.0 && y >= 0.0 && x < page.width() as f32 && y < page.height() as f32;
            if inside { f32::from(page.get_pixel(x as u32, y as u32)[0]) } else { 250.0 }
        };
        let (part_x, part_y) = (from_x.fract().abs(), from_y.fract().abs());
        let upper = near(from_x, from_y) * (1.0 - part_x) + near(from_x + 1.0, from_y) * part_x;
        let lower = near(from_x, from_y + 1.0) * (1.0 - part_x) + near(from_x + 1.0, from_y + 1.0) * part_x;
        Luma([(upper * (1.0 - part_y) + lower * part_y) as u8])
    })
}

/// What glass, dust and a tired lamp add, the same at each run; blacks become gray, and some points are plainly wrong.
fn noisy(page: &GrayImage, strength: i32) -> GrayImage {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut noisy = page.clone();
    for pixel in noisy.pixels_mut() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let noise = i32::try_from(state % 1000).unwrap();
        let value = i32::from(pixel[0]) * 4 / 5 + 35 + (noise % (2 * strength + 1) - strength);
        pixel[0] = if noise == 7 { 0 } else { value.clamp(0, 255) as u8 };
    }
    noisy
}

fn file(page: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    page.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Pages as office scanners write them: black and white in fax coding (CCITT group 4).
fn fax_pages(pages: &[GrayImage]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut tiff = TiffEncoder::new(&mut bytes).unwrap();
    for page in pages {
        let mut strip = fax::encoder::Encoder::new(fax::VecWriter::new());
        for row in page.rows() {
            let black = |pixel: &Luma<u8>| if pixel[0] < 128 { fax::Color::Black } else { fax::Color::White };
            strip.encode_line(row.map(black), page.width() as u16).unwrap();
        }
        let strip = strip.finish().unwrap().finish();
        let mut directory = tiff.image_directory().unwrap();
        let at = directory.write_data(strip.as_slice()).unwrap();
        for (tag, value) in [
            (Tag::ImageWidth, page.width()),
            (Tag::ImageLength, page.height()),
            (Tag::RowsPerStrip, page.height()),
            (Tag::StripOffsets, u32::try_from(at).unwrap()),
            (Tag::StripByteCounts, u32::try_from(strip.len()).unwrap()),
        ] {
            directory.write_tag(tag, value).unwrap();
        }
        for (tag, value) in [
            (Tag::BitsPerSample, 1_u16),
            (Tag::SamplesPerPixel, 1),
            (Tag::Compression, 4),
            (Tag::PhotometricInterpretation, 0),
        ] {
            directory.write_tag(tag, value).unwrap();
        }
        directory.finish().unwrap();
    }
    bytes.into_inner()
}

/// A page in grays, compressed without loss.
fn gray_tiff(page: &GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut tiff = TiffEncoder::new(&mut bytes).unwrap().with_compression(Compression::Lzw);
    tiff.write_image::<Gray8>(page.width(), page.height(), page.as_raw()).unwrap();
    bytes.into_inner()
}

/// A label of the first item, and what its code says.
async fn label(world: &mut World, size: &str) -> (Vec<u8>, String) {
    let item = register(world, "Wniosek o pozwolenie na budowę domu").await;
    let karolina = world.serve().await.with_cookie(&world.cookie("alfa", "Karolina").await);
    let printed = karolina.get(&format!("/rpw/{}/etykieta?{size}", item.id)).await;
    assert_eq!(printed.status, 200, "{}", printed.body);
    let mark = label_mark(world.actor("alfa", "Karolina").await.office());
    (printed.bytes, format!("RPW-1-2026-{mark}"))
}

fn only(text: &str) -> BTreeSet<String> {
    BTreeSet::from([text.to_owned()])
}

on_both! {
    async fn a_printed_label_is_read_back(world: World with faces) {
        let mut world = world;
        let (pdf, text) = label(&mut world, "szerokosc=62&wysokosc=29").await;
        assert_eq!(obieg_scan::codes(&pdf), only(&text));
    }
}

// What a picture does to a label has nothing to do with the engine.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn labels_are_read_from_pictures() {
    let mut world = World::open(Database::Sqlite, faces).await;
    let (pdf, text) = label(&mut world, "szerokosc=62&wysokosc=29").await;
    for dpi in [150.0, 200.0, 300.0] {
        let page = letter(&drawn(&pdf, dpi), dpi);
        for (what, page) in [
            ("flat", page.clone()),
            ("on its side", imageops::rotate90(&page)),
            ("upside down", imageops::rotate180(&page)),
            ("on its other side", imageops::rotate270(&page)),
            ("askew", askew(&page, 2.0)),
            ("askew the other way", askew(&page, -2.0)),
            ("noisy and askew", noisy(&askew(&page, 1.5), 20)),
        ] {
            let read = obieg_scan::codes(&file(&page, ImageFormat::Png));
            assert_eq!(read, only(&text), "{what} at {dpi} dpi");
        }
        let jpeg = obieg_scan::codes(&file(&noisy(&page, 25), ImageFormat::Jpeg));
        assert_eq!(jpeg, only(&text), "noisy JPEG at {dpi} dpi");
        let gray = obieg_scan::codes(&gray_tiff(&askew(&page, 2.0)));
        assert_eq!(gray, only(&text), "gray TIFF at {dpi} dpi");
        let pages = [page.clone(), askew(&page, -1.0)];
        assert_eq!(obieg_scan::codes(&fax_pages(&pages)), only(&text), "TIFF in fax coding at {dpi} dpi");
    }
}

#[test]
fn a_page_without_a_label_has_no_code() {
    for dpi in [150.0, 300.0] {
        let blank = GrayImage::from_pixel(1, 1, Luma([250]));
        let page = noisy(&letter(&blank, dpi), 25);
        assert_eq!(obieg_scan::codes(&file(&page, ImageFormat::Png)), BTreeSet::new());
    }
    for nothing in
        [&b""[..], b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"II*\0\x08\0\0\0", b"\xFF\xD8\xFF", b"zwykly tekst"]
    {
        assert_eq!(obieg_scan::codes(nothing), BTreeSet::new());
    }
}
