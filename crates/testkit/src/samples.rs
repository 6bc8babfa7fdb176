//! Small honest files: what a test uploads must pass the judge of files.

/// A PDF of one empty page.
pub const PDF: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n\
<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n\
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\nxref\n0 4\n0000000000 65535 f \n\
0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \ntrailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n\
186\n%%EOF\n";

/// A PNG of one point; its picture is not there, only its head.
pub const PNG: &[u8] =
    b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xAE\x42\x60\x82";

/// A scanned page with these labels one under the other, as PNG.
pub fn page_with(labels: &[String]) -> Vec<u8> {
    let mut page = image::GrayImage::from_pixel(900, 1200, image::Luma([245]));
    for (place, text) in (0u32..).zip(labels) {
        let (top, mut left) = (100 + place * 300, 60);
        for bar in code128::Code128::encode_str(text).expect("a picture").bars() {
            let width = u32::from(bar.width) * 3;
            for x in left..left + width {
                (top..top + 100).for_each(|y| page.put_pixel(x, y, image::Luma([20])));
            }
            left += width + u32::from(bar.space) * 3;
        }
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    page.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}
