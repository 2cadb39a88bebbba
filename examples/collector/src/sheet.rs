//! Cells that a spreadsheet does not run.
//!
//! A cell that begins like a formula is one, for Excel, Numbers, LibreOffice and Google Sheets, whoever wrote it:
//! a visitor's comment could read other cells and send them away. A leading apostrophe makes it text
//! ([OWASP, CSV Injection](https://owasp.org/www-community/attacks/CSV_Injection)). Whoever reads such a file back
//! takes it off again.

/// What begins a formula. The full-width forms do so where spreadsheets are set to Chinese or Japanese.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The cell, guarded where it begins like a formula and is no plain number.
pub fn guarded(mut cell: String) -> String {
    if cell.starts_with(STARTS) && !is_number(&cell) {
        cell.insert(0, '\'');
    }
    cell
}

/// Whether the cell is a number such as `-5` or `+1.5e-3`; `-inf` would be one for Rust, and is none here.
fn is_number(cell: &str) -> bool {
    cell.parse().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (cell, expected) in [
            ("", ""),
            ("plain = text", "plain = text"),
            ("-5", "-5"),
            ("+1.5e-3", "+1.5e-3"),
            ("-inf", "'-inf"),
            ("-", "'-"),
            ("-5+3", "'-5+3"),
            ("=1+1", "'=1+1"),
            ("+SUM(A1)", "'+SUM(A1)"),
            ("@cmd", "'@cmd"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            ("＝1+1", "'＝1+1"),
            ("'=1", "'=1"),
        ] {
            assert_eq!(guarded(cell.to_owned()), expected, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn no_guarded_cell_begins_a_formula(cell in "[=+@\t\r\n＝－-]{0,2}.{0,5}") {
            let guarded = guarded(cell.clone());
            prop_assert!(!guarded.starts_with(STARTS) || guarded.parse::<f64>().is_ok());
            prop_assert!(guarded.ends_with(&cell));
        }
    }
}
