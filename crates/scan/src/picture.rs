//! A file becomes a gray picture of its first page.

use std::io::Cursor;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::{ImageFormat, ImageReader, Limits};
use tiff::decoder::{Decoder, DecodingResult};

use crate::MOST_PIXELS;

/// Dots per inch at which a page of a PDF is drawn, where it is not too large for that.
const DPI: f32 = 300.0;
/// The longest side, in pixels.
const LONGEST: u32 = 16_000;
/// Memory for one picture while it is decoded.
const MEMORY: u64 = 192 << 20;

/// A gray picture, row by row; 0 is black.
pub(crate) struct Picture {
    /// Pixels in a row.
    pub(crate) width: usize,
    /// The pixels.
    pub(crate) gray: Vec<u8>,
}

impl Picture {
    fn new(width: usize, height: usize, gray: Vec<u8>) -> Option<Self> {
        let whole = width.checked_mul(height)? == gray.len() && width > 0 && height > 0;
        whole.then_some(Self { width, gray })
    }

    /// The same, lying on its side.
    pub(crate) fn turned(&self) -> Self {
        let mut gray = Vec::with_capacity(self.gray.len());
        for column in 0..self.width {
            gray.extend(self.gray.iter().skip(column).step_by(self.width));
        }
        Self { width: self.gray.len() / self.width.max(1), gray }
    }
}

/// The first page; nothing when it is no page that we can read within the limits.
pub(crate) fn read(bytes: &[u8]) -> Option<Picture> {
    match Kind::of(bytes)? {
        Kind::Photograph(format) => photograph(bytes, format),
        Kind::Fax => fax(bytes),
        Kind::Paper => paper(bytes),
    }
}

/// What can be read, by how it begins.
pub(crate) enum Kind {
    /// JPEG, PNG.
    Photograph(ImageFormat),
    /// TIFF.
    Fax,
    /// PDF.
    Paper,
}

impl Kind {
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, ..] => Some(Self::Photograph(ImageFormat::Jpeg)),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Photograph(ImageFormat::Png)),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Self::Fax),
            _ if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|five| five == b"%PDF-") => {
                Some(Self::Paper)
            }
            _ => None,
        }
    }
}

fn photograph(bytes: &[u8], format: ImageFormat) -> Option<Picture> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let gray = reader.decode().ok()?.into_luma8();
    let (width, height) = (usize::try_from(gray.width()).ok()?, usize::try_from(gray.height()).ok()?);
    (width.checked_mul(height)? <= MOST_PIXELS).then(|| Picture::new(width, height, gray.into_raw()))?
}

fn fax(bytes: &[u8]) -> Option<Picture> {
    let mut limits = tiff::decoder::Limits::default();
    limits.decoding_buffer_size = usize::try_from(MEMORY).ok()?;
    limits.intermediate_buffer_size = usize::try_from(MEMORY).ok()?;
    let mut decoder = Decoder::new(Cursor::new(bytes)).ok()?.with_limits(limits);
    let (width, height) = decoder.dimensions().ok()?;
    let (width, height) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    let pixels = width.checked_mul(height).filter(|pixels| *pixels > 0 && *pixels <= MOST_PIXELS)?;
    let DecodingResult::U8(data) = decoder.read_image().ok()? else { return None };
    if data.len() == pixels {
        return Picture::new(width, height, data);
    }
    let row = width.div_ceil(8);
    if data.len() == row.checked_mul(height)? {
        let bits = data.chunks(row).flat_map(|row| (0..width).map(|at| bit(row, at)));
        return Picture::new(width, height, bits.collect());
    }
    let samples = data.len().checked_div(pixels).filter(|samples| data.len() == samples * pixels)?;
    // Green is the sample nearest to what an eye takes for bright.
    Picture::new(width, height, data.chunks(samples).filter_map(|pixel| pixel.get(1).copied()).collect())
}

fn bit(row: &[u8], at: usize) -> u8 {
    let set = row.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0);
    if set { 255 } else { 0 }
}

fn paper(bytes: &[u8]) -> Option<Picture> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let page = pdf.pages().iter().next()?;
    let (width, height) = page.render_dimensions();
    let scale = DPI / 72.0;
    // A page larger than A3 is no letter with a label on it.
    let fits = |side: f32| side > 0.0 && side * scale <= 7_000.0;
    if !fits(width) || !fits(height) || width * scale * height * scale > 36_000_000.0 {
        return None;
    }
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (usize::from(drawn.width()), usize::from(drawn.height()));
    let gray = drawn.data_as_u8_slice().chunks(4).filter_map(|pixel| pixel.get(1).copied());
    Picture::new(width, height, gray.collect())
}
