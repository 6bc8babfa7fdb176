//! Files: small ones by the dozen, one large one, and a folder of them.

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{document, one_case, small_pdf};
use crate::Outcome;
use crate::client::{Answer, Link, MULTIPART, once};
use crate::machine::memory;
use crate::plan;
use crate::stand::{Stand, Way};
use crate::watch::{Watch, pause};

/// Cases that take the files in turn.
const CASES: u32 = 64;

pub fn small(stand: &mut Stand<'_>) -> Outcome {
    let cases = (0..CASES).map(|_| one_case(stand)).collect::<Outcome<Vec<_>>>()?;
    let make = |number: u32| {
        let at = usize::try_from(number % CASES).unwrap_or(0);
        document(stand, cases.get(at).map(String::as_str).unwrap_or_default(), number)
    };
    let way = |from, count| Way { threads: 8, from, count, wanted: 303 };
    stand.measure(way(0, 100), &make, &|_, _| {})?;
    let many = stand.measure(way(1000, stand.count(4000)), &make, &|_, _| {})?;
    let floor = stand.floors.files;
    stand.note("6", many.load.rate(), Some(floor), Some(&many));
    Ok(())
}

/// 100 MB in pieces of 64 KiB.
const PIECE: usize = 64 * 1024;
const PIECES: u32 = 1526;

pub fn large(stand: &mut Stand<'_>) -> Outcome {
    stand.start()?;
    let case = one_case(stand)?;
    once(stand.address()?, &document(stand, &case, 1), 303)?;
    pause(2000);
    let process = [stand.server()?.process()];
    let idle = memory(&process)?;
    let (done, peak) = (AtomicBool::new(false), Mutex::new(idle));
    let time = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                if let (Ok(now), Ok(mut peak)) = (memory(&process), peak.lock()) {
                    *peak = peak.max(now);
                }
                pause(10);
            }
        });
        let time = send_large(stand, &case);
        done.store(true, Ordering::Relaxed);
        time
    })?;
    let above = peak.lock().map_or(f64::NAN, |peak| *peak) - idle;
    let megabytes = f64::from(PIECES) * 0.065_536;
    stand.note("6c", above, None, None);
    stand.note("6d", megabytes / time, Some(stand.floors.write), None);
    Ok(())
}

/// Sends the file as it is made; gives the seconds.
fn send_large(stand: &Stand<'_>, case: &str) -> Outcome<f64> {
    let officer = &stand.cast.officer;
    let (before, after) = officer.parts(&[("kind", "note")], ("files", "skan.tif"));
    let size = PIECE * usize::try_from(PIECES)?;
    let head = officer.head(&format!("{case}/dokumenty"), MULTIPART, before.len() + size + after.len());
    let mut link = Link::open(stand.address()?)?;
    let mut piece = vec![0x5au8; PIECE];
    let watch = Watch::start();
    link.raw().write_all(head.as_bytes())?;
    link.raw().write_all(before.as_bytes())?;
    for number in 0..PIECES {
        for (to, from) in piece.iter_mut().zip(number.to_le_bytes()) {
            *to = from;
        }
        link.raw().write_all(&piece)?;
    }
    link.raw().write_all(after.as_bytes())?;
    let mut answer = Answer::default();
    link.read(&mut answer)?;
    if answer.status == 303 { Ok(watch.seconds()) } else { Err(format!("100 MB: {}", answer.status).into()) }
}

/// The scanner folder, taken by the operator's command.
pub fn intake(stand: &mut Stand<'_>) -> Outcome {
    let known = stand.home.command().args(["intake", "--help"]).output()?.status.success();
    if !known {
        println!("   7i     skipped: `obieg intake` is not there yet");
        return Ok(());
    }
    let folder = stand.home.folder.join("scans");
    std::fs::create_dir_all(&folder)?;
    let count = stand.count(10_000);
    for number in 0..count {
        std::fs::write(folder.join(format!("skan-{number:05}.pdf")), small_pdf("skan", number))?;
    }
    stand.stop();
    let folder = folder.to_str().ok_or("the folder's name is not text")?;
    let watch = Watch::start();
    stand.home.run(&["intake", folder, "--office", plan::KEY])?;
    let rate = f64::from(count) / watch.seconds();
    let floor = stand.floors.files;
    stand.note("7i", rate, Some(floor), None);
    stand.start()
}
