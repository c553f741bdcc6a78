//! The time of the first call of a process, over TLS on the loopback interface.

use super::builds::Programs;
use super::example::example;
use super::rows::{Quantity, Rows};
use crate::workspace::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The certificates that the machine trusts. They are loaded as usual, since that takes time.
const SYSTEM_CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Measures the release program of each client. The time includes the construction of the client.
pub fn measure(rows: &mut Rows, programs: &mut Programs) -> Result<()> {
    let mut server = None;
    let name = "the first call of a process over TLS, with a new client";
    let time = Quantity { name, unit: "ms", rounds: 31 };
    rows.compare(time, |side| {
        let binary = programs.get(side)?.binary()?;
        let server = match &server {
            Some(server) => server,
            None => server.insert(Server::start()?),
        };
        server.millis(&binary)
    })
}

/// The server, which ends with this value, because its standard input does.
struct Server {
    _process: Child,
    url: String,
    /// The file with the certificates that the programs trust.
    certificates: PathBuf,
}

impl Server {
    /// Builds and starts the example `tls_server`.
    fn start() -> Result<Self> {
        let certificates = root().join("target/peer/certificates.pem");
        let mut process = example("tls_server", &certificates.to_string_lossy())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start cargo")?;
        let mut port = String::new();
        let output = process.stdout.take().context("the TLS server has no output")?;
        BufReader::new(output).read_line(&mut port)?;
        ensure!(!port.is_empty(), "the TLS server did not start");
        let mut trusted = fs::read_to_string(SYSTEM_CERTIFICATES).unwrap_or_default();
        trusted += &fs::read_to_string(&certificates)?;
        fs::write(&certificates, trusted)?;
        let url = format!("https://localhost:{}", port.trim());
        Ok(Server { _process: process, url, certificates })
    }

    /// Runs a program, which prints microseconds, and returns milliseconds.
    fn millis(&self, program: &Path) -> Result<f64> {
        let output = Command::new(program)
            .env("URL", &self.url)
            .env("SSL_CERT_FILE", &self.certificates)
            .env("NO_PROXY", "localhost")
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("cannot start {}", program.display()))?;
        ensure!(output.status.success(), "{} failed", program.display());
        let text = String::from_utf8_lossy(&output.stdout);
        let micros = text.split_whitespace().next().context("the program printed nothing")?;
        let micros: f64 = micros.parse().context("the program printed no time")?;
        Ok(micros / 1e3)
    }
}
