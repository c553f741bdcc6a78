//! Headers of responses that have several dates.

use super::base::{Response, ResponseError};
use super::unreadable::unreadable;
use crate::primitives::{DateTime, DateTimeFormat};

impl Response<'_> {
    /// Reads a list of dates, each of which has a comma of its own, if it is there.
    pub(crate) fn date_list(
        &self,
        name: &'static str,
    ) -> Result<Option<Vec<DateTime>>, ResponseError> {
        let mut list = None;
        for line in self.lines(name) {
            let list = list.get_or_insert_with(Vec::new);
            let mut rest = &*line;
            while !rest.is_empty() {
                let date = DateTime::read(rest, DateTimeFormat::HttpDate, ',');
                let (date, behind) = date.map_err(|_| unreadable(name))?;
                list.push(date);
                rest = behind.trim_start().strip_prefix(',').unwrap_or(behind).trim_start();
            }
        }
        Ok(list)
    }
}
