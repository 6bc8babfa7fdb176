//! `obieg-operator`: the stand-in as a program.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use jiff::Timestamp;
use obieg_operator::clock::Clock;
use obieg_operator::{Options, start};

/// A stand-in for the operator of e-Doreczenia. Nothing here is delivered by law.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Base of the UA API.
    #[arg(long, default_value = "/api/v3")]
    ua_base: String,
    /// Base of the SE API.
    #[arg(long, default_value = "/api/se/v4")]
    se_base: String,
    /// Path of the realm that gives tokens.
    #[arg(long, default_value = "/auth/realms/EDOR")]
    realm_path: String,
    /// The realm as callers name it in `aud`; the address that is listened at when left out.
    #[arg(long)]
    realm: Option<String>,
    /// The clock stands at this instant (RFC 3339) until it is moved; when left out it runs with the computer's.
    #[arg(long)]
    clock: Option<Timestamp>,
}

#[expect(clippy::disallowed_methods, reason = "the one place where the system clock comes in")]
fn system_time() -> Timestamp {
    Timestamp::now()
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let clock = arguments.clock.map_or_else(|| Clock::running(Arc::new(system_time)), Clock::standing);
    let options = Options {
        listen: arguments.listen,
        ua_base: arguments.ua_base,
        se_base: arguments.se_base,
        realm_path: arguments.realm_path,
        realm: arguments.realm,
        clock,
    };
    match start(options).await {
        Ok(running) => {
            println!("listening on {}", running.url);
            running.ended().await;
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot listen: {error}");
            ExitCode::FAILURE
        }
    }
}
