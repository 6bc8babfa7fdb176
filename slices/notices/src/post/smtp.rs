//! The protocol: one message to one recipient, and how far it came.
//!
//! What matters is where it broke off. Before the end of the message nothing was taken, and it may be sent again; after it,
//! without an answer, nobody knows, and it may not.

use std::future::Future;
use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Response};
use obieg_caller::mail::{Unreachable, addresses};

use super::address::MailAddress;
use super::model::{Guard, MailServerView};
use super::rules;

/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// Until a short answer has come.
const ANSWER: Duration = Duration::from_secs(15);
/// Until the server waits for the message. With the next two it is less than a job's lease, under which nobody else sends.
const READY: Duration = Duration::from_secs(25);
/// Until the message was taken: servers look into it meanwhile.
const TAKEN: Duration = Duration::from_secs(25);
/// For the good-bye.
const LEAVE: Duration = Duration::from_secs(3);

/// How sending ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The server took the message; what it said.
    Taken(String),
    /// The server refuses it for good; what it said.
    Refused(String),
    /// It was not handed over: a code of ours, or what the server said. It may be sent again.
    Later(String),
    /// It was handed over, and no answer came. It may have arrived.
    Unclear(String),
}

/// A server to send by.
#[derive(Debug, Clone)]
pub struct Server {
    /// As it is set.
    pub view: MailServerView,
    /// The password; empty where there is no user.
    pub password: String,
    /// For tests: servers on this computer and no others.
    pub loopback: bool,
}

/// Codes of ours for what no server said.
const UNKNOWN: &str = "unknown-name";
const INSIDE: &str = "inside";
const SLOW: &str = "slow";
const CERTIFICATE: &str = "certificate";
const CONNECTION: &str = "connect";
const PLAIN: &str = "plain";

async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, Error>>) -> Result<T, End> {
    match tokio::time::timeout(limit, work).await {
        Ok(done) => done.map_err(|error| end_of(&error)),
        Err(_) => Err(End::Later(SLOW.to_owned())),
    }
}

/// A refusal by the server ends it; everything else may be tried again.
fn end_of(error: &Error) -> End {
    if error.is_permanent() {
        return End::Refused(rules::answer(&told(error)));
    }
    if error.is_transient() {
        return End::Later(rules::answer(&told(error)));
    }
    End::Later(code(error).to_owned())
}

/// Code and text of the server's answer.
fn told(error: &Error) -> String {
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    format!("{code} {text}")
}

fn code(error: &Error) -> &'static str {
    // A certificate that is not trusted comes as a failed connection; what is behind it says so.
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = cause {
        if one.to_string().contains("certificate") {
            return CERTIFICATE;
        }
        cause = one.source();
    }
    if error.is_timeout() { SLOW } else { CONNECTION }
}

fn tls(view: &MailServerView) -> Result<TlsParameters, End> {
    let mut builder = TlsParameters::builder(view.host.clone());
    if !view.authority.is_empty() {
        let bad = |_| End::Later(CERTIFICATE.to_owned());
        builder = builder
            .certificate_store(CertificateStore::None)
            .add_root_certificate(Certificate::from_pem(view.authority.as_bytes()).map_err(bad)?);
    }
    builder.build_rustls().map_err(|_| End::Later(CERTIFICATE.to_owned()))
}

async fn connect(server: &Server, hello: &ClientId) -> Result<AsyncSmtpConnection, End> {
    let view = &server.view;
    let port = u16::try_from(view.port).map_err(|_| End::Later(CONNECTION.to_owned()))?;
    let found = addresses(&view.host, port, server.loopback, CONNECT).await.map_err(|why| match why {
        Unreachable::Unknown => End::Later(UNKNOWN.to_owned()),
        Unreachable::Inside => End::Later(INSIDE.to_owned()),
    })?;
    let guard = tls(view)?;
    match view.guard {
        Guard::Start => {
            let open = AsyncSmtpConnection::connect_tokio1(
                found.as_slice(),
                Some(CONNECT),
                hello,
                Some(guard),
                None,
            );
            within(TAKEN, open).await
        }
        Guard::Upgrade => {
            let open =
                AsyncSmtpConnection::connect_tokio1(found.as_slice(), Some(CONNECT), hello, None, None);
            let mut connection = within(TAKEN, open).await?;
            if !connection.can_starttls() {
                connection.abort().await;
                return Err(End::Later(PLAIN.to_owned()));
            }
            within(ANSWER, connection.starttls(guard, hello)).await?;
            Ok(connection)
        }
    }
}

async fn sign_in(connection: &mut AsyncSmtpConnection, server: &Server) -> Result<(), End> {
    if server.view.login.is_empty() {
        return Ok(());
    }
    let credentials = Credentials::new(server.view.login.clone(), server.password.clone());
    match within(ANSWER, connection.auth(DEFAULT_MECHANISMS, &credentials)).await {
        // A wrong password is the office's to mend and not the message's fault.
        Err(End::Refused(said)) => Err(End::Later(said)),
        other => other.map(drop),
    }
}

/// Says from whom and to whom, until the server waits for the message.
async fn announce(
    connection: &mut AsyncSmtpConnection,
    from: &MailAddress,
    to: &MailAddress,
) -> Result<(), End> {
    let mail = Mail::new(Some(from.bare().clone()), Vec::new());
    match within(ANSWER, connection.command(mail)).await {
        // The sender is the office's to mend.
        Err(End::Refused(said)) => return Err(End::Later(said)),
        other => other?,
    };
    within(ANSWER, connection.command(Rcpt::new(to.bare().clone(), Vec::new()))).await?;
    within(ANSWER, connection.command(Data)).await.map(drop)
}

/// A connection at whose other end a server waits for the message.
async fn ready(server: &Server, from: &MailAddress, to: &MailAddress) -> Result<AsyncSmtpConnection, End> {
    let hello = ClientId::Domain(from.domain().to_owned());
    let mut connection = connect(server, &hello).await?;
    let done = async {
        sign_in(&mut connection, server).await?;
        announce(&mut connection, from, to).await
    };
    let done = done.await;
    match done {
        Ok(()) => Ok(connection),
        Err(end) => {
            leave(connection).await;
            Err(end)
        }
    }
}

/// Says good-bye; whether it is heard changes nothing.
async fn leave(mut connection: AsyncSmtpConnection) {
    let _: Result<(), tokio::time::error::Elapsed> = tokio::time::timeout(LEAVE, connection.abort()).await;
}

/// Hands the message over: from here on a missing answer says nothing.
async fn hand_over(connection: &mut AsyncSmtpConnection, message: &[u8]) -> Result<Response, End> {
    match tokio::time::timeout(TAKEN, connection.message(message)).await {
        Err(_) => Err(End::Unclear(SLOW.to_owned())),
        Ok(Err(error)) if error.is_permanent() || error.is_transient() => Err(end_of(&error)),
        Ok(Err(error)) => Err(End::Unclear(code(&error).to_owned())),
        Ok(Ok(said)) => Ok(said),
    }
}

/// Sends one message. `message` is in ASCII: its builder has encoded all else.
pub async fn send(server: &Server, from: &MailAddress, to: &MailAddress, message: &[u8]) -> End {
    let mut connection = match tokio::time::timeout(READY, ready(server, from, to)).await {
        Ok(Ok(connection)) => connection,
        Ok(Err(end)) => return end,
        Err(_) => return End::Later(SLOW.to_owned()),
    };
    let end = match hand_over(&mut connection, message).await {
        Ok(said) => {
            let text: Vec<&str> = said.message().collect();
            End::Taken(rules::answer(&format!("{} {}", said.code(), text.join(" "))))
        }
        Err(end) => end,
    };
    leave(connection).await;
    end
}
