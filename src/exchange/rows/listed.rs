//! Lists to sheets.

use super::account::AccountRow;
use super::action::ActionRow;
use super::activity::ActivityRow;
use super::area::AreaRow;
use super::case::CaseRow;
use super::contact::ContactRow;
use super::directory::{PartnerRow, ServiceRow};
use super::person::PersonRow;
use super::referral::ReferralRow;
use super::retention::{ErasedRow, RetentionRow};
use super::session::SessionRow;
use super::specialist::SpecialistRow;
use super::{Codes, Sheet, Wording};
use crate::language::sort_key;
use crate::office::listing::Listed;

/// The sheet of a list, in its order.
pub fn sheet_of<'a>(listed: &'a Listed, codes: &'a Codes, wording: Wording<'a>) -> Sheet<'a> {
    match listed {
        Listed::Cases(rows) => {
            Sheet::of(rows.iter().map(move |row| CaseRow::of(row, codes, wording)))
        }
        Listed::People(rows) => Sheet::of(rows.iter().map(move |row| PersonRow::of(row, wording))),
        Listed::Contacts(rows) => Sheet::of(
            rows.iter()
                .map(move |(code, contact)| ContactRow::of(&code.0, contact, codes, wording)),
        ),
        Listed::Referrals(rows) => Sheet::of(
            rows.iter()
                .map(move |(row, referral)| ReferralRow::of(row, referral, codes, wording)),
        ),
        Listed::Specialists(rows) => {
            Sheet::of(rows.iter().map(move |row| SpecialistRow::of(row, wording)))
        }
        Listed::Sessions(rows) => Sheet::of(
            rows.iter()
                .map(move |(specialist, session)| SessionRow::of(specialist, session, wording)),
        ),
        Listed::Actions(rows) => Sheet::of(
            rows.iter()
                .map(move |(row, action)| ActionRow::of(row, action, codes, wording)),
        ),
        Listed::Partners(rows) => {
            let mut rows: Vec<_> = rows
                .iter()
                .map(|row| PartnerRow::of(row, wording))
                .collect();
            rows.sort_by_cached_key(|row| (sort_key(&row.name), row.id.clone()));
            Sheet::of(rows)
        }
        Listed::Services(rows) => {
            let rows = rows.iter();
            let rows = rows.map(|(partner, service)| ServiceRow::of(partner, service, wording));
            let mut rows: Vec<_> = rows.collect();
            let key =
                |row: &ServiceRow| (sort_key(&row.partner), sort_key(&row.name), row.id.clone());
            rows.sort_by_cached_key(key);
            Sheet::of(rows)
        }
        Listed::Accounts(rows) => Sheet::of(
            rows.iter()
                .map(move |row| AccountRow::of(row, codes, wording)),
        ),
        Listed::Areas(rows) => Sheet::of(
            rows.iter()
                .map(|(area, specialists)| AreaRow::of(area, *specialists)),
        ),
        Listed::Retention(rows) => {
            Sheet::of(rows.iter().map(move |row| RetentionRow::of(row, wording)))
        }
        Listed::Erased(rows) => Sheet::of(rows.iter().map(move |row| ErasedRow::of(row, wording))),
        Listed::Activities(rows) => Sheet::of(
            rows.iter()
                .map(move |row| ActivityRow::of(row, codes, wording)),
        ),
    }
}
