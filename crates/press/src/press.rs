//! The parent's side: letters, previews and checks, each made by a child that may die without harm.

use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use obieg_child::End;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout};
use tokio::sync::{Semaphore, mpsc};

use crate::check::Checked;
use crate::child::{WORD, guarded, obey};
use crate::fault::Fault;
use crate::fields::Fields;
use crate::prepare::MOST_DATA;
use crate::typeset::{About, Form, MOST_SOURCE, Preview, Template};
use crate::wire::{Answer, Job, Limits, MOST_ANSWER, Order};

/// Where templates are run.
#[derive(Debug, Clone)]
pub enum Place {
    /// In children: this program, called with [`WORD`].
    Child(PathBuf),
    /// In this process, without limits of time and memory: for templates that one has written oneself, in tests.
    Here,
}

/// Makes letters. Clones share their turns.
#[derive(Debug, Clone)]
pub struct Press {
    place: Place,
    limits: Limits,
    /// Letters that are made at the same time: as many as there are processors.
    letters: Arc<Semaphore>,
    /// Previews and checks have turns of their own: who edits does not wait for a thousand letters.
    looks: Arc<Semaphore>,
}

/// One letter of many.
#[derive(Debug)]
pub struct Made {
    /// Which one, from 0, in the order in which they were given.
    pub index: usize,
    /// The letter, or why there is none.
    pub letter: Result<Vec<u8>, Fault>,
}

impl Press {
    /// A press with its limits for each letter.
    pub fn new(place: Place, limits: Limits) -> Self {
        let turns = || Arc::new(Semaphore::new(cores()));
        Self { place, limits, letters: turns(), looks: turns() }
    }

    /// One letter as PDF/A-2a with PDF/UA-1.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub async fn print(&self, template: &Template, fields: Fields, about: About) -> Result<Vec<u8>, Fault> {
        let mut hand = Hand::new(self, template)?;
        letter(hand.ask(&self.letters, Order::Print { fields: Box::new(fields), about }).await)
    }

    /// The first pages, to look at while one edits.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub async fn preview(&self, template: &Template, fields: Fields, shown: usize) -> Result<Preview, Fault> {
        let order = Order::Preview { fields: Box::new(fields), shown };
        match Hand::new(self, template)?.ask(&self.looks, order).await? {
            Answer::Preview(preview) => Ok(preview),
            _ => Err(Fault::Unavailable),
        }
    }

    /// What is wrong with a template, tried with a sample and with a letter in which hardly anything stands.
    ///
    /// # Errors
    /// Faults other than mistakes in the template, which are in the answer.
    pub async fn check(&self, template: &Template, sample: Fields, about: About) -> Result<Checked, Fault> {
        let order = Order::Check { sample: Box::new(sample), about };
        match Hand::new(self, template)?.ask(&self.looks, order).await? {
            Answer::Checked(checked) => Ok(checked),
            _ => Err(Fault::Unavailable),
        }
    }

    /// Many letters from one template, each with a result of its own, as they are ready (not in order). Whoever drops the
    /// receiver ends the work at once. A letter that killed its child costs only itself.
    pub fn print_all<L>(&self, template: &Template, letters: L) -> mpsc::Receiver<Made>
    where
        L: IntoIterator<Item = (Fields, About)>,
        L::IntoIter: Send + 'static,
    {
        let hands = cores();
        let (made, receiver) = mpsc::channel(hands.saturating_mul(2));
        let letters = Arc::new(Mutex::new(letters.into_iter().enumerate()));
        for _ in 0..hands {
            let (press, template) = (self.clone(), template.clone());
            let (made, letters) = (made.clone(), Arc::clone(&letters));
            tokio::spawn(async move {
                let work = press.go_through(&template, &letters, &made);
                tokio::select! { () = work => {} () = made.closed() => {} }
            });
        }
        receiver
    }

    async fn go_through<L: Iterator<Item = (usize, (Fields, About))>>(
        &self,
        template: &Template,
        letters: &Mutex<L>,
        made: &mpsc::Sender<Made>,
    ) {
        let mut hand = Hand::new(self, template);
        let next = || letters.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some((index, (fields, about))) = next() {
            let order = Order::Print { fields: Box::new(fields), about };
            let letter = match &mut hand {
                Ok(hand) => letter(hand.ask(&self.letters, order).await),
                Err(fault) => Err(fault.clone()),
            };
            if made.send(Made { index, letter }).await.is_err() {
                return;
            }
        }
    }
}

fn letter(answer: Result<Answer, Fault>) -> Result<Vec<u8>, Fault> {
    match answer? {
        Answer::Letter(pdf) => Ok(pdf),
        _ => Err(Fault::Unavailable),
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Works through one template; a new child takes over from one that died.
struct Hand {
    place: Place,
    limits: Limits,
    job: Arc<Job>,
    child: Option<Running>,
    form: Option<Arc<Form>>,
}

struct Running {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl Hand {
    fn new(press: &Press, template: &Template) -> Result<Self, Fault> {
        if template.source.len() > MOST_SOURCE {
            return Err(Fault::Large { most: MOST_SOURCE });
        }
        let job = Arc::new(Job { template: template.clone(), limits: press.limits });
        Ok(Self { place: press.place.clone(), limits: press.limits, job, child: None, form: None })
    }

    /// What comes of an order, when its turn has come.
    async fn ask(&mut self, turns: &Semaphore, order: Order) -> Result<Answer, Fault> {
        let line =
            serde_json::to_vec(&order).map_err(|error| Fault::Broken { message: error.to_string() })?;
        if line.len() > MOST_DATA {
            return Err(Fault::Large { most: MOST_DATA });
        }
        let _turn = turns.acquire().await.map_err(|_| Fault::Unavailable)?;
        let answer = match self.place.clone() {
            Place::Here => self.here(order).await?,
            Place::Child(program) => self.by_child(&program, &line).await?,
        };
        match answer {
            Answer::Fault(fault) => Err(fault),
            answer => Ok(answer),
        }
    }

    async fn here(&mut self, order: Order) -> Result<Answer, Fault> {
        let (form, job, limits) = (self.form.clone(), Arc::clone(&self.job), self.limits);
        let work = move || {
            let form = form.map_or_else(|| guarded(|| Form::read(&job.template)).map(Arc::new), Ok)?;
            obey(&form, &order, limits).map(|answer| (form, answer))
        };
        let (form, answer) = tokio::task::spawn_blocking(work).await.map_err(|_| Fault::Unavailable)??;
        self.form = Some(form);
        Ok(answer)
    }

    async fn by_child(&mut self, program: &std::path::Path, line: &[u8]) -> Result<Answer, Fault> {
        // Taken out: whatever goes wrong, and whoever waits no longer, the child goes with it.
        let mut running = match self.child.take() {
            Some(running) => running,
            None => start(program, &self.job).await?,
        };
        let asked = tokio::time::timeout(self.patience(), running.ask(line)).await;
        match asked {
            Ok(Some(answer)) => {
                self.child = Some(running);
                Ok(answer)
            }
            Ok(None) => Err(self.why(running.end().await)),
            Err(_) => Err(Fault::Time { seconds: self.limits.seconds }),
        }
    }

    /// The child counts seconds of a processor; whoever waits allows for a machine on which others work too.
    fn patience(&self) -> Duration {
        Duration::from_secs(self.limits.seconds.saturating_mul(4).saturating_add(10))
    }

    fn why(&self, status: Option<ExitStatus>) -> Fault {
        match status.map(End::of) {
            Some(End::Time) => Fault::Time { seconds: self.limits.seconds },
            Some(End::Memory) => Fault::Memory { megabytes: self.limits.megabytes },
            Some(End::Well | End::Badly) | None => Fault::Unavailable,
        }
    }
}

async fn start(program: &std::path::Path, job: &Job) -> Result<Running, Fault> {
    let mut child = obieg_child::command(program, WORD).spawn().map_err(|error| {
        tracing::warn!(%error, "letters cannot be made");
        Fault::Unavailable
    })?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (Some(input), Some(output)) = (input, output) else { return Err(Fault::Unavailable) };
    let mut running = Running { child, input, output };
    let job = serde_json::to_vec(job).map_err(|error| Fault::Broken { message: error.to_string() })?;
    // A child that died at once is told by its end, when it does not answer.
    running.say(&job).await.ok();
    Ok(running)
}

impl Running {
    async fn say(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.input.write_all(line).await?;
        self.input.write_all(b"\n").await?;
        self.input.flush().await
    }

    /// The child answers nothing before it has read the whole order, so neither waits for the other.
    async fn ask(&mut self, line: &[u8]) -> Option<Answer> {
        self.say(line).await.ok()?;
        let kind = self.output.read_u8().await.ok()?;
        let length = self.output.read_u32().await.ok().filter(|length| *length <= MOST_ANSWER)?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        self.output.read_exact(&mut bytes).await.ok()?;
        Answer::of(kind, bytes)
    }

    /// How it ended. One that is alive but not understood is made to.
    async fn end(mut self) -> Option<ExitStatus> {
        drop(self.input);
        match tokio::time::timeout(Duration::from_secs(5), self.child.wait()).await {
            Ok(status) => status.ok(),
            Err(_) => None,
        }
    }
}
