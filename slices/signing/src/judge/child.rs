//! The child: reads one order, does it, answers, ends. What a stranger's file does, it does to this process.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::Mutex;

use obieg_pkcs11::DeviceKey;
use obieg_signatures::make::{self, Key, Packaging, Refused, SealKey, Stamper};
use obieg_signatures::{Beside, Certificate, Context, NotExact, Policy, Word, covers_exactly, verify};

use super::wire::{Answer, Differs, KeyPlace, MOST_BYTES, MOST_LINE, Order, Refusal, Work, hear, say};
use crate::model::SealForm;

/// XML may lie deep.
const STACK: usize = 64 << 20;

/// Works by standard input and output. Call it in a process of its own that does nothing else.
///
/// # Errors
/// When the pipes break or the parent says what cannot be understood.
pub fn run() -> io::Result<()> {
    let work = std::thread::Builder::new().stack_size(STACK).spawn(work)?;
    work.join().unwrap_or_else(|_| Err(io::Error::other("the work broke off")))
}

fn work() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin());
    let mut line = Vec::new();
    input.by_ref().take(MOST_LINE).read_until(b'\n', &mut line)?;
    let order: Order = serde_json::from_slice(&line)?;
    obieg_child::limit(order.limits.megabytes << 20, order.limits.seconds)?;
    let mut files = Vec::new();
    for (name, length) in &order.files {
        if *length > u64::from(MOST_BYTES) {
            return Err(io::Error::other("a file is too large"));
        }
        let mut bytes = Vec::new();
        input.by_ref().take(*length).read_to_end(&mut bytes)?;
        files.push((name.clone(), bytes));
    }
    let pipes = Pipes(Mutex::new((input, io::stdout())));
    let (answer, bytes) = obey(&order, &files, &pipes);
    let mut pipes = pipes.0.lock().map_err(|_| io::Error::other("the pipes"))?;
    say(&mut pipes.1, &answer, &bytes)
}

/// Both ends, for whoever asks for a time-stamp in the middle of the work.
pub(crate) struct Pipes<R, W>(Mutex<(R, W)>);

impl<R: Read, W: Write> Stamper for Pipes<R, W> {
    fn stamp(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        let mut pipes = self.0.lock().map_err(|_| "the pipes".to_owned())?;
        let (input, output) = &mut *pipes;
        say(output, &Answer::Stamp, request).map_err(|error| error.to_string())?;
        match hear(input).map_err(|error| error.to_string())? {
            (Answer::Stamp, answer) => Ok(answer),
            (Answer::NoStamp(why), _) => Err(why),
            _ => Err("not understood".to_owned()),
        }
    }
}

/// Does what is ordered.
pub(crate) fn obey(order: &Order, files: &[(String, Vec<u8>)], stamper: &dyn Stamper) -> (Answer, Vec<u8>) {
    let file = |place: usize| files.get(place).map_or(&[][..], |(_, bytes)| bytes.as_slice());
    match &order.work {
        Work::Judge => {
            let beside: Vec<Beside<'_>> =
                files.iter().skip(1).map(|(name, bytes)| Beside { name, bytes }).collect();
            // Old files are read with the algorithms of their time, and the report says that they are weak.
            let context = Context { policy: Policy::Historic, ..Context::at(order.at) };
            (Answer::Report(Box::new(verify(file(0), &beside, &context))), Vec::new())
        }
        Work::Exact => (exact(file(0), file(1), &Context::at(order.at)), Vec::new()),
        Work::Open { key } => (opened(key, file(0), order), Vec::new()),
        Work::Seal { key, form, name, media, stamped } => {
            let stamper = stamped.then_some(stamper);
            let packaging = Packaging::Detached { name, media };
            let made = open(key, file(1)).and_then(|key| match form {
                SealForm::Pades => make::pades(key.as_ref(), file(0), order.at, None, stamper),
                SealForm::Xades => make::xades(key.as_ref(), file(0), packaging, order.at, stamper),
            });
            made.map_or_else(|why| (refused(why), Vec::new()), |bytes| (Answer::Made, bytes))
        }
    }
}

fn exact(uploaded: &[u8], accepted: &[u8], context: &Context) -> Answer {
    let not = |why, report, detail| Answer::NotExact { why, report, detail };
    match covers_exactly(uploaded, accepted, context) {
        Ok(report) => Answer::Exact(Box::new(report)),
        Err(NotExact::Content(report)) => not(Differs::Content, report, String::new()),
        Err(NotExact::More(report, detail)) => not(Differs::More, report, detail),
        Err(NotExact::Signature(report)) => {
            let why = if report.word == Word::Incorrect { Differs::Incorrect } else { Differs::Unreadable };
            not(why, report, String::new())
        }
    }
}

fn open(place: &KeyPlace, pkcs12: &[u8]) -> Result<Box<dyn Key>, Refused> {
    match place {
        KeyPlace::File { password } => Ok(Box::new(SealKey::from_pkcs12(pkcs12, password)?)),
        KeyPlace::Device { device, pin } => Ok(Box::new(DeviceKey::open(device.place(), pin, Vec::new())?)),
    }
}

/// Whose the key is: told from something that it signs, so that a key that cannot sign is known at once.
fn opened(place: &KeyPlace, pkcs12: &[u8], order: &Order) -> Answer {
    let signed = open(place, pkcs12).and_then(|key| make::cades(key.as_ref(), b"seal", true, order.at, None));
    let signed = match signed {
        Ok(signed) => signed,
        Err(why) => return refused(why),
    };
    let report = verify(&signed, &[], &Context::at(order.at));
    let signer: Option<Certificate> = report.signatures.into_iter().find_map(|one| one.signer);
    match signer {
        Some(certificate) => Answer::Key(Box::new(certificate)),
        None => Answer::Refused { what: Refusal::Key, detail: "what it signs does not verify".to_owned() },
    }
}

fn refused(why: Refused) -> Answer {
    let (what, detail) = match why {
        Refused::KeyStore(detail) => (Refusal::KeyStore, detail),
        Refused::Key(detail) => (Refusal::Key, detail),
        Refused::Signing(detail) => (Refusal::Signing, detail),
        Refused::Stamp(detail) => (Refusal::Stamp, detail),
        Refused::Content(detail) => (Refusal::Content, detail),
    };
    Answer::Refused { what, detail }
}
