//! The runner itself, with jobs made for it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::SignedDuration;
use obieg_kernel::job::{Ended, Handler, Job, Outcome, Runner};
use obieg_kernel::{Actor, Committed, Deed, Event, Failure, Granted, Lookup, Relation, named};
use obieg_testkit::{World, on_both};
use serde::Serialize;
use serde_json::json;
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::receiver::Receiver;
use crate::{HAPPENED, LEASE, SOON, faces, happens, runner, subscribe};

/// A deed that queues so many jobs.
#[derive(Serialize)]
struct QueueJobs(usize);

#[derive(Serialize)]
struct Queued;

impl Event for Queued {
    fn name(&self) -> &'static str {
        "Queued"
    }
    fn about(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

named!(QueueJobs, "test.queue-jobs", [(Machine, Colleague)]);

impl Deed for QueueJobs {
    type Target = ();
    type Event = Queued;
    type Done = ();

    fn load(&self, _: &mut Lookup<'_>) -> Result<Option<()>, Failure> {
        Ok(Some(()))
    }
    fn relation(&self, _: &Actor, (): &()) -> Relation {
        Relation::Colleague
    }
    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        for number in 0..self.0 {
            granted.queue("test.job", &json!({ "number": number }))?;
        }
        granted.commit(&Queued, ())
    }
}

/// Does jobs as the test says.
#[derive(Default)]
struct Does {
    /// How the first ones end; then they end well.
    fails: AtomicUsize,
    panics: AtomicUsize,
    /// Where set, each job waits for a permit.
    gate: Option<Arc<Semaphore>>,
    begun: Arc<AtomicUsize>,
    ended: Arc<AtomicUsize>,
    came: Arc<tokio::sync::Notify>,
}

fn take(count: &AtomicUsize) -> bool {
    count.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
}

impl Handler for Does {
    fn kind(&self) -> &'static str {
        "test.job"
    }
    fn scopes(&self) -> &'static [&'static str] {
        &[]
    }
    fn run(&self, job: Job) -> Pin<Box<dyn Future<Output = Ended> + Send + '_>> {
        Box::pin(async move {
            assert!(job.payload["number"].is_number() && job.holder.is_none());
            self.begun.fetch_add(1, Ordering::SeqCst);
            self.came.notify_one();
            if let Some(gate) = &self.gate {
                gate.acquire().await.unwrap().forget();
            }
            assert!(!take(&self.panics), "a job that panics");
            let outcome =
                if take(&self.fails) { Outcome::Failed("na-próbę".to_owned()) } else { Outcome::Done };
            self.ended.fetch_add(1, Ordering::SeqCst);
            Ended { cursor: None, calls: Vec::new(), outcome }
        })
    }
}

fn with(world: &World, does: &Arc<Does>) -> Arc<Runner> {
    let handler: Arc<dyn Handler> = Arc::<Does>::clone(does);
    Runner::new(Arc::clone(&world.kernel), &world.operator, vec![handler])
}

async fn queue(world: &World, office: &str, count: usize) {
    world.machine(office).act(QueueJobs(count), None).await.unwrap();
}

async fn turn(runner: &Arc<Runner>, world: &World, office: &str) {
    runner.turn(&world.office(office)).await.unwrap();
}

on_both! {
    async fn a_job_is_done_once_and_is_gone(world: World with faces) {
        let does = Arc::<Does>::default();
        let runner = with(&world, &does);
        queue(&world, "alfa", 10).await;
        for _ in 0..3 {
            turn(&runner, &world, "alfa").await;
            world.clock.advance(LEASE);
        }
        assert_eq!(does.ended.load(Ordering::SeqCst), 10);
        let tally = runner.tally();
        assert_eq!((tally.claimed, tally.done, tally.failed, tally.died), (10, 10, 0, 0));
        world.assert_sound().await;
    }

    async fn a_failed_or_panicking_job_is_done_again_until_it_is_dead(world: World with faces) {
        let does = Arc::new(Does { fails: 2.into(), panics: 1.into(), ..Does::default() });
        let runner = with(&world, &does);
        queue(&world, "alfa", 1).await;
        for begun in 1..=4 {
            turn(&runner, &world, "alfa").await;
            // Not before its time.
            turn(&runner, &world, "alfa").await;
            assert_eq!(does.begun.load(Ordering::SeqCst), begun);
            world.clock.advance(SignedDuration::from_mins(40));
        }
        assert_eq!((runner.tally().failed, runner.tally().done), (3, 1));
        does.fails.store(100, Ordering::SeqCst);
        queue(&world, "alfa", 1).await;
        for _ in 0..20 {
            turn(&runner, &world, "alfa").await;
            world.clock.advance(SignedDuration::from_hours(30));
        }
        assert_eq!((does.begun.load(Ordering::SeqCst), runner.tally().died), (4 + 12, 1));
        world.assert_sound().await;
    }

    async fn a_job_that_nobody_knows_waits_for_one_who_does(world: World with faces) {
        let nobody = Runner::new(Arc::clone(&world.kernel), &world.operator, Vec::new());
        queue(&world, "alfa", 1).await;
        turn(&nobody, &world, "alfa").await;
        assert_eq!(nobody.tally().failed, 1);
        world.clock.advance(SOON);
        let does = Arc::<Does>::default();
        turn(&with(&world, &does), &world, "alfa").await;
        assert_eq!(does.ended.load(Ordering::SeqCst), 1);
    }

    async fn a_server_that_dies_after_claiming_leaves_the_job_to_the_next(world: World with faces) {
        let gate = Arc::new(Semaphore::new(0));
        let dying = Arc::new(Does { gate: Some(gate), ..Does::default() });
        let (old, office) = (with(&world, &dying), world.office("alfa"));
        queue(&world, "alfa", 1).await;
        let work = tokio::spawn(async move { old.turn(&office).await });
        dying.came.notified().await;
        work.abort();
        assert!(work.await.unwrap_err().is_cancelled());
        let does = Arc::<Does>::default();
        // As after a restart: all that is known stands in the database.
        let kernel = world.reopen();
        let handler: Arc<dyn Handler> = Arc::<Does>::clone(&does);
        let next = Runner::new(Arc::clone(&kernel), &world.operator, vec![handler]);
        let alfa = kernel.office("alfa").unwrap().unwrap();
        next.turn(&alfa).await.unwrap();
        assert_eq!(does.begun.load(Ordering::SeqCst), 0, "the lease of the dead one stands");
        world.clock.advance(LEASE);
        next.turn(&alfa).await.unwrap();
        assert_eq!(does.ended.load(Ordering::SeqCst), 1);
    }

    async fn a_job_under_which_the_server_dies_again_and_again_is_buried(world: World with faces) {
        let mut begun = 0;
        queue(&world, "alfa", 1).await;
        for _ in 0..15 {
            let dying = Arc::new(Does { gate: Some(Arc::new(Semaphore::new(0))), ..Does::default() });
            let (old, office) = (with(&world, &dying), world.office("alfa"));
            let work = tokio::spawn(async move { old.turn(&office).await });
            tokio::select! {
                () = dying.came.notified() => begun += 1,
                () = async { while !work.is_finished() { tokio::task::yield_now().await; } } => {}
            }
            work.abort();
            drop(work.await);
            world.clock.advance(LEASE);
        }
        assert_eq!(begun, 11);
    }

    async fn one_offices_flood_holds_up_no_other(world: World with faces) {
        let gate = Arc::new(Semaphore::new(0));
        let does = Arc::new(Does { gate: Some(Arc::clone(&gate)), ..Does::default() });
        let runner = with(&world, &does);
        queue(&world, "alfa", 40).await;
        let (flooded, office) = (Arc::clone(&runner), world.office("alfa"));
        let flood = tokio::spawn(async move { flooded.turn(&office).await });
        while does.begun.load(Ordering::SeqCst) < 4 {
            does.came.notified().await;
        }
        // Places are left: the other office's jobs run while those of the first hang.
        queue(&world, "beta", 1).await;
        let (free, office) = (Arc::clone(&runner), world.office("beta"));
        let other = tokio::spawn(async move { free.turn(&office).await });
        while does.begun.load(Ordering::SeqCst) < 5 {
            does.came.notified().await;
        }
        assert_eq!(does.begun.load(Ordering::SeqCst), 5, "four of the flooded office, and one of the other");
        gate.add_permits(100);
        other.await.unwrap().unwrap();
        flood.await.unwrap().unwrap();
        assert_eq!(does.ended.load(Ordering::SeqCst), 41);
    }

    async fn the_runner_wakes_by_itself_and_stops_cleanly(world: World with faces) {
        let (receiver, runner) = (Receiver::open().await, runner(&world));
        subscribe(&world, &receiver.url(), &[HAPPENED]).await;
        let work = tokio::spawn(Arc::clone(&runner).run());
        for name in ["raz", "dwa"] {
            happens(&world, name).await;
            receiver.came().await;
        }
        runner.stop();
        work.await.unwrap();
        assert_eq!(receiver.names(), ["raz", "dwa"]);
        // What comes after the end waits for the next life.
        happens(&world, "trzy").await;
        runner.turn(&world.office("alfa")).await.unwrap();
        assert_eq!(receiver.told().len(), 2);
        crate::turn(&crate::runner(&world), &world).await;
        assert_eq!(receiver.names(), ["raz", "dwa", "trzy"]);
        world.assert_sound().await;
    }
}
