//! The protocol: a connection to a mailbox, bounded in time and size.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_imap::error::Error;
use async_imap::types::{Flag, Mailbox};
use async_imap::{Client, Session};
use futures_util::TryStreamExt;
use jiff::Timestamp;
use jiff::civil::Date;
use obieg_caller::mail;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::folder::encoded;
use crate::model::{After, MailboxView, Tls};

/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// Until a short answer has come.
const ANSWER: Duration = Duration::from_secs(30);
/// Until a message has come.
const CONTENT: Duration = Duration::from_secs(300);
/// The mark of a taken message.
const MARK: &str = "ObiegPrzyjeto";
/// Larger messages stay in the mailbox; only their headers are taken.
pub const LARGEST: u32 = 64 << 20;

/// Why a mailbox cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The name has no address.
    Unknown,
    /// The address is one that mail servers do not have: this computer, link-local.
    Inside,
    /// No connection.
    Connect,
    /// The certificate is not trusted, or is another server's.
    Certificate,
    /// The server offers no TLS.
    Plain,
    /// User or password is wrong.
    SignIn,
    /// There is no such folder.
    Folder,
    /// There is no folder for taken messages.
    AfterFolder,
    /// The connection broke off or took too long.
    Broken,
    /// The server does not speak as it should.
    Protocol,
    /// The record could not be written: it is tried again.
    Record,
}

obieg_kernel::coded!(Fault {
    Unknown => "unknown-name",
    Inside => "inside",
    Connect => "connect",
    Certificate => "certificate",
    Plain => "plain",
    SignIn => "sign-in",
    Folder => "folder",
    AfterFolder => "after-folder",
    Broken => "broken",
    Protocol => "protocol",
    Record => "record",
});

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::Io(_) | Error::ConnectionLost => Self::Broken,
            _ => Self::Protocol,
        }
    }
}

/// A message as the server gave it.
pub(crate) struct Fetched {
    /// The message, or its headers when it is too large.
    pub(crate) bytes: Vec<u8>,
    /// When the server received it, as it says.
    pub(crate) came_at: Option<Timestamp>,
    /// Is it too large?
    pub(crate) cut: bool,
}

/// An open mailbox.
pub(crate) struct Open {
    session: Session<TlsStream<TcpStream>>,
    /// The server's number of the mailbox's state.
    pub(crate) validity: i64,
    /// Does the server keep marks of ours?
    keeps_marks: bool,
}

async fn within<T, E: Into<Fault>>(
    limit: Duration,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Fault> {
    tokio::time::timeout(limit, work).await.map_err(|_| Fault::Broken)?.map_err(Into::into)
}

impl Open {
    /// Connects, signs in and chooses the folder.
    ///
    /// # Errors
    /// Why not.
    pub(crate) async fn new(view: &MailboxView, password: &str, loopback: bool) -> Result<Self, Fault> {
        let stream = connect(view, loopback).await?;
        let config = crate::tls::config(&view.authority).map_err(|_| Fault::Certificate)?;
        let stream = match view.tls {
            Tls::Start => secured(stream, &view.host, config).await?,
            Tls::Upgrade => secured(upgraded(stream).await?, &view.host, config).await?,
        };
        let mut client = Client::new(stream);
        if view.tls == Tls::Start {
            greeting(&mut client).await?;
        }
        let signed_in =
            async { client.login(&view.login, password).await.map_err(|(error, _)| sign_in(error)) };
        let mut session = within(ANSWER, signed_in).await?;
        let select =
            async { session.select(encoded(&view.folder)).await.map_err(|error| no(error, Fault::Folder)) };
        let chosen: Mailbox = within(ANSWER, select).await?;
        let validity = chosen.uid_validity.ok_or(Fault::Protocol)?;
        let keeps_marks = chosen
            .permanent_flags
            .iter()
            .any(|flag| matches!(flag, Flag::MayCreate) || *flag == Flag::Custom(MARK.into()));
        Ok(Self { session, validity: i64::from(validity), keeps_marks })
    }

    /// Numbers of messages after one, in order.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn after(&mut self, last: i64, since: Date) -> Result<Vec<i64>, Fault> {
        let from = last.saturating_add(1);
        let uids = self.search(&format!("UID {from}:* SINCE {}", day(since))).await?;
        // With `*` the server also names the last message when it is an earlier one.
        Ok(uids.into_iter().filter(|uid| *uid > last).collect())
    }

    /// Numbers of messages up to one with which nothing has been done yet after they were taken.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn unsettled(&mut self, last: i64, view: &MailboxView) -> Result<Vec<i64>, Fault> {
        if last < 1 || (view.after == After::Mark && !self.keeps_marks) {
            return Ok(Vec::new());
        }
        let mark = if view.after == After::Mark { format!(" UNKEYWORD {MARK}") } else { String::new() };
        self.search(&format!("UID 1:{last} SINCE {}{mark}", day(view.since))).await
    }

    async fn search(&mut self, what: &str) -> Result<Vec<i64>, Fault> {
        let found = within(ANSWER, self.session.uid_search(what)).await?;
        let mut uids: Vec<i64> = found.into_iter().map(i64::from).collect();
        uids.sort_unstable();
        Ok(uids)
    }

    /// A message; none when it is gone meanwhile.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn fetch(&mut self, uid: i64) -> Result<Option<Fetched>, Fault> {
        let sizes = self.session.uid_fetch(uid.to_string(), "(UID RFC822.SIZE INTERNALDATE)");
        let sizes: Vec<_> = within(ANSWER, async { sizes.await?.try_collect::<Vec<_>>().await }).await?;
        let Some(size) = sizes.iter().find_map(|one| one.size) else { return Ok(None) };
        let came_at = sizes.iter().find_map(|one| one.internal_date());
        let came_at = came_at.and_then(|at| Timestamp::from_second(at.timestamp()).ok());
        let cut = size > LARGEST;
        // PEEK: reading by program does not make a message read.
        let what = if cut { "(UID BODY.PEEK[HEADER])" } else { "(UID BODY.PEEK[])" };
        let fetch = self.session.uid_fetch(uid.to_string(), what);
        let found: Vec<_> = within(CONTENT, async { fetch.await?.try_collect::<Vec<_>>().await }).await?;
        let bytes = found.iter().find_map(|one| if cut { one.header() } else { one.body() });
        Ok(bytes.map(|bytes| Fetched { bytes: bytes.to_vec(), came_at, cut }))
    }

    /// Does with taken messages what the settings say: marks them, or moves them.
    ///
    /// # Errors
    /// What the server answers; [`Fault::AfterFolder`].
    pub(crate) async fn settle(&mut self, uids: &[i64], view: &MailboxView) -> Result<(), Fault> {
        if uids.is_empty() {
            return Ok(());
        }
        let set = uids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        match view.after {
            After::Mark => self.store(&set, &format!("+FLAGS.SILENT ({MARK})")).await,
            After::Move => self.shift(&set, &encoded(&view.after_folder)).await,
        }
    }

    async fn store(&mut self, set: &str, what: &str) -> Result<(), Fault> {
        let store = self.session.uid_store(set, what);
        within(ANSWER, async { store.await?.try_collect::<Vec<_>>().await }).await.map(drop)
    }

    /// With MOVE where the server has it, else a copy that is made before anything is taken away.
    async fn shift(&mut self, set: &str, to: &str) -> Result<(), Fault> {
        let able = within(ANSWER, self.session.capabilities()).await?;
        if able.has_str("MOVE") {
            let moved = self.session.uid_mv(set, to);
            return within(ANSWER, async { moved.await.map_err(|error| no(error, Fault::AfterFolder)) })
                .await;
        }
        if !able.has_str("UIDPLUS") {
            // Without UIDPLUS an EXPUNGE would also take what others have marked as deleted.
            return Err(Fault::Protocol);
        }
        let copied = self.session.uid_copy(set, to);
        within(ANSWER, async { copied.await.map_err(|error| no(error, Fault::AfterFolder)) }).await?;
        self.store(set, "+FLAGS.SILENT (\\Deleted)").await?;
        let expunged = self.session.uid_expunge(set);
        within(ANSWER, async { expunged.await?.try_collect::<Vec<_>>().await }).await.map(drop)
    }

    /// Says good-bye; a server that does not answer is left.
    pub(crate) async fn close(mut self) {
        // What it answers changes nothing.
        let _: Result<(), Fault> = within(ANSWER, self.session.logout()).await;
    }
}

/// The day as the protocol writes it.
fn day(date: Date) -> String {
    date.strftime("%d-%b-%Y").to_string()
}

/// A refusal of the server means this.
fn no(error: Error, meaning: Fault) -> Fault {
    if matches!(error, Error::No(_)) { meaning } else { error.into() }
}

fn sign_in(error: Error) -> Fault {
    no(error, Fault::SignIn)
}

async fn connect(view: &MailboxView, loopback: bool) -> Result<TcpStream, Fault> {
    let port = u16::try_from(view.port).map_err(|_| Fault::Connect)?;
    let fit = mail::addresses(&view.host, port, loopback, CONNECT).await.map_err(|why| match why {
        mail::Unreachable::Unknown => Fault::Unknown,
        mail::Unreachable::Inside => Fault::Inside,
    })?;
    let connect = TcpStream::connect(fit.as_slice());
    tokio::time::timeout(CONNECT, connect).await.map_err(|_| Fault::Connect)?.map_err(|_| Fault::Connect)
}

async fn secured(
    stream: TcpStream,
    host: &str,
    config: Arc<rustls::ClientConfig>,
) -> Result<TlsStream<TcpStream>, Fault> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| Fault::Certificate)?;
    let handshake = TlsConnector::from(config).connect(name, stream);
    let done = tokio::time::timeout(CONNECT, handshake).await.map_err(|_| Fault::Broken)?;
    done.map_err(|error| {
        if error.kind() == std::io::ErrorKind::InvalidData { Fault::Certificate } else { Fault::Broken }
    })
}

/// STARTTLS: nothing that came before it is believed after it.
async fn upgraded(stream: TcpStream) -> Result<TcpStream, Fault> {
    let mut client = Client::new(stream);
    greeting(&mut client).await?;
    let asked = async {
        client.run_command_and_check_ok("STARTTLS", None).await.map_err(|error| match error {
            Error::No(_) | Error::Bad(_) => Fault::Plain,
            other => other.into(),
        })
    };
    within(ANSWER, asked).await?;
    Ok(client.into_inner())
}

async fn greeting<S>(client: &mut Client<S>) -> Result<(), Fault>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + std::fmt::Debug + Send,
{
    let read = tokio::time::timeout(ANSWER, client.read_response()).await.map_err(|_| Fault::Broken)?;
    read.map_err(|_| Fault::Broken)?.map(drop).ok_or(Fault::Broken)
}
