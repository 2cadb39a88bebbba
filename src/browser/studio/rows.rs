//! The rows that widgets of this address keep in this browser.

use crate::browser::storage::rows_of_all_sites;
use crate::logic::insight::files::Owned;

/// The rows as one file; none where there are no rows.
pub fn read(name: String) -> Option<Owned> {
    let rows = rows_of_all_sites();
    (!rows.is_empty()).then(|| Owned { name, bytes: rows.join("\n").into_bytes() })
}
