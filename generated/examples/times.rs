//! Converts the times of the service to the types of chrono, jiff and time.

use ivschat::primitives::DateTime;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let expires = DateTime::from_secs_and_nanos(1_764_262_800, 500_000_000);
    println!("chrono  {}", to_chrono(&expires).ok_or("out of range")?);
    println!("jiff    {}", to_jiff(&expires)?);
    println!("time    {}", to_time(&expires)?);
    Ok(())
}

fn to_chrono(time: &DateTime) -> Option<chrono::DateTime<chrono::Utc>> {
    chrono::DateTime::from_timestamp(time.secs(), time.subsec_nanos())
}

fn to_jiff(time: &DateTime) -> Result<jiff::Timestamp, jiff::Error> {
    jiff::Timestamp::from_nanosecond(time.as_nanos())
}

fn to_time(time: &DateTime) -> Result<time::OffsetDateTime, time::error::ComponentRange> {
    time::OffsetDateTime::from_unix_timestamp_nanos(time.as_nanos())
}
