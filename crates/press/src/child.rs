//! The child: reads a template, then makes letters from lines until there are no more.

use std::any::Any;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::check::check;
use crate::fault::Fault;
use crate::prepare::MOST_DATA;
use crate::typeset::{Form, MOST_SOURCE};
use crate::wire::{Answer, Job, Limits, MOST_ANSWER, Order};

/// The word by which the program is called to be a child.
pub const WORD: &str = "print-letters";

/// A line of JSON may be so much longer than what it carries: every character written as `\u0000`.
const MOST_LINE: usize = 6 * (MOST_SOURCE + MOST_DATA);
/// Nested layouts need more than a thread has by itself.
const STACK: usize = 64 << 20;

/// Works by standard input and output until the input ends. Call it in a process of its own that does nothing else.
///
/// # Errors
/// When the pipes break or the parent says what cannot be understood.
pub fn run() -> io::Result<()> {
    let work = std::thread::Builder::new().stack_size(STACK).spawn(work)?;
    work.join().unwrap_or_else(|_| Err(io::Error::other("the work broke off")))
}

fn work() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = io::stdout().lock();
    let Some(job): Option<Job> = line(&mut input)? else { return Ok(()) };
    obieg_child::memory(job.limits.megabytes << 20)?;
    obieg_child::time(job.limits.seconds)?;
    let form = guarded(|| Form::read(&job.template));
    while let Some(order) = line::<Order>(&mut input)? {
        obieg_child::time(job.limits.seconds)?;
        let answer = form.as_ref().map_err(Clone::clone).and_then(|form| obey(form, &order, job.limits));
        let (kind, bytes) = answer.unwrap_or_else(Answer::Fault).bytes();
        let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= MOST_ANSWER);
        let length = length.ok_or_else(|| io::Error::other("the answer is too large"))?;
        output.write_all(&[kind])?;
        output.write_all(&length.to_be_bytes())?;
        output.write_all(&bytes)?;
        output.flush()?;
    }
    Ok(())
}

fn line<T: serde::de::DeserializeOwned>(input: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut text = Vec::new();
    input.by_ref().take(u64::try_from(MOST_LINE).unwrap_or(u64::MAX)).read_until(b'\n', &mut text)?;
    if text.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_slice(&text)?)) }
}

/// Does what is ordered, and forgets everything about it.
pub(crate) fn obey(form: &Form, order: &Order, limits: Limits) -> Result<Answer, Fault> {
    let most = limits.pages;
    let done = guarded(|| match order {
        Order::Print { fields, about } => form.pdf(fields, about, most).map(Answer::Letter),
        Order::Preview { fields, shown } => form.preview(fields, *shown, most).map(Answer::Preview),
        Order::Check { sample, about } => check(form, sample, about, most).map(Answer::Checked),
    });
    // The memory of one letter is of no use to the next; also after an error.
    comemo::evict(0);
    done
}

/// A panic of the compiler is a fault, not the end.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Fault::Broken { message: said(&*panic) }))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
