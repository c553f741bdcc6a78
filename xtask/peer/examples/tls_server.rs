//! An HTTPS server on the loopback interface. It writes the certificate of its authority to the path of
//! the argument, prints its port, answers each request with a room, and ends with its standard input.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::error::Error;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
    content-length: 16\r\n\r\n{\"name\":\"lobby\"}";

fn main() -> Result<(), Box<dyn Error>> {
    let (authority, certificate, key) = certify()?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())?;
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    std::fs::write(std::env::args().nth(1).ok_or("no path")?, authority)?;
    println!("{}", listener.local_addr()?.port());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let config = Arc::clone(&config);
            std::thread::spawn(move || serve(stream, config));
        }
    });
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
    Ok(())
}

/// Answers the requests of a connection. Takes each read as one whole request.
fn serve(stream: TcpStream, config: Arc<ServerConfig>) -> Result<(), Box<dyn Error + Send + Sync>> {
    stream.set_nodelay(true)?;
    let mut stream = StreamOwned::new(ServerConnection::new(config)?, stream);
    let mut request = [0; 8192];
    while stream.read(&mut request)? > 0 {
        stream.write_all(ANSWER)?;
        stream.flush()?;
    }
    Ok(())
}

/// Creates an authority, and a certificate of it for `localhost` with its key. Returns the authority as
/// PEM.
fn certify() -> Result<(String, CertificateDer<'static>, PrivatePkcs8KeyDer<'static>), rcgen::Error>
{
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate()?;
    let authority = params.self_signed(&key)?.pem();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate()?;
    let params = CertificateParams::new(["localhost".to_owned()])?;
    let certificate = params.signed_by(&key, &issuer)?;
    Ok((authority, certificate.der().clone(), key.serialize_der().into()))
}
