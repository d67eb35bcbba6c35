//! The rows that several answers share: a case, a referral, an action in a list.

use super::caseload::CaseRow;
use super::cases::ShutCase;
use super::desk::Desk;
use super::referrals::ReferralRow;
use super::refusal::Refusal;
use super::week::ActionRow;
use crate::domain::action::Action;
use crate::domain::agenda::rules::{Raised, raised};
use crate::domain::case::Risk;
use crate::domain::due::dues;
use crate::domain::identifier::PartnerId;
use crate::domain::names::Names;
use crate::domain::referral::AttemptStatus;
use crate::domain::rule::Rule;
use crate::domain::specialist::Specialist;
use crate::domain::standing::{OpenReferral, Standing};
use crate::domain::{Day, settings::Settings};
use std::collections::BTreeMap;

/// The rules that hold for a case of this specialist, strongest first: urgent ones, decisions, then
/// in the order of the agenda.
pub(super) fn strongest(
    desk: &Desk<'_>,
    standing: &Standing,
    specialist: &Specialist,
) -> Vec<Raised> {
    let last_session_on = specialist.last_session_on;
    strongest_on(standing, last_session_on, desk.settings(), desk.today)
}

/// The same on any day, after any session.
pub(super) fn strongest_on(
    standing: &Standing,
    last_session_on: Option<Day>,
    settings: &Settings,
    today: Day,
) -> Vec<Raised> {
    let mut found = raised(standing, settings, last_session_on, today);
    found.sort_by_key(|raised| (!raised.rule.urgent(), !raised.rule.decision(), raised.rule));
    found
}

/// A case in a list, which is open to the caller.
pub(super) fn case_row(desk: &Desk<'_>, standing: &Standing, specialist: &Specialist) -> CaseRow {
    let found = strongest(desk, standing, specialist);
    let focus = standing.focus();
    CaseRow {
        named_only: standing.restricted_to.is_some(),
        restricted: false,
        headline: standing.headline.clone(),
        risk: standing.risk,
        initials: focus
            .map(|member| desk.shown(&member.name))
            .unwrap_or_default(),
        people: standing.members.len(),
        children: standing.children(),
        child_seen_on: standing.child_seen_on,
        child_unseen: found.iter().any(|raised| raised.rule == Rule::ChildUnseen),
        last_contact_on: standing.last_contact_on,
        silent: found
            .iter()
            .any(|raised| matches!(raised.rule, Rule::Silent | Rule::HighRiskSilent)),
        last_try_on: standing.last_try_on,
        next_due: dues(standing, desk.settings()).first().copied(),
        discussed_on: standing
            .last_discussed
            .as_ref()
            .map(|discussed| discussed.on),
        rules: found.iter().map(|raised| raised.rule).collect(),
        reason: found.first().map(|raised| raised.reason.clone()),
        referrals: standing.referrals.len(),
        registered_on: Some(standing.registered_on),
        ..shut_row(&ShutCase::of(standing), specialist)
    }
}

/// A restricted case in a list, which is not open to the caller.
pub(super) fn shut_row(shut: &ShutCase, specialist: &Specialist) -> CaseRow {
    CaseRow {
        case: shut.case,
        code: shut.code.clone(),
        area: shut.area.clone(),
        specialist: specialist.id,
        specialist_name: specialist.name.clone(),
        status: shut.status,
        named_only: true,
        restricted: true,
        headline: String::new(),
        risk: Risk::Unrated,
        initials: String::new(),
        people: 0,
        children: 0,
        child_seen_on: None,
        child_unseen: false,
        last_contact_on: None,
        silent: false,
        last_try_on: None,
        next_due: None,
        discussed_on: None,
        rules: Vec::new(),
        reason: None,
        referrals: 0,
        registered_on: None,
    }
}

/// An open referral in a list.
pub(super) fn referral_row(
    desk: &Desk<'_>,
    standing: &Standing,
    open: &OpenReferral,
    specialist: &Specialist,
    partners: &BTreeMap<PartnerId, Names>,
) -> ReferralRow {
    ReferralRow {
        referral: open.referral,
        case: standing.case,
        code: standing.code.clone(),
        headline: standing.headline.clone(),
        risk: standing.risk,
        specialist: specialist.id,
        specialist_name: specialist.name.clone(),
        partner: open.partner,
        partner_names: partners.get(&open.partner).cloned().unwrap_or_default(),
        need: open.need.clone(),
        urgent: open.urgent,
        status: open.status,
        waits_for: open.waits_for,
        requested_on: open.requested_on,
        respond_by: open.respond_by,
        late: answer_late(open, desk.settings(), desk.today),
        last_move_on: open.last_move_on,
        named_day: open.named_day,
    }
}

/// Working days by which a partner's answer is late; 0 if it is not, or came.
pub(super) fn answer_late(open: &OpenReferral, settings: &Settings, today: Day) -> i64 {
    let unanswered = matches!(
        open.status,
        AttemptStatus::Requested | AttemptStatus::Received
    );
    match open.respond_by {
        Some(by) if unanswered => settings.calendar.between(by, today),
        _ => 0,
    }
}

/// Puts referrals in order: by whose turn it is, urgent ones, the latest answer, the oldest move.
pub(super) fn sort_referrals(rows: &mut [ReferralRow]) {
    rows.sort_unstable_by(|one, other| {
        let key = |row: &ReferralRow| (row.waits_for, !row.urgent, -row.late, row.last_move_on);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.code.cmp(&other.code))
            .then(one.referral.cmp(&other.referral))
    });
}

/// An action in a list; `None` where the case it is about is not open to the caller: restricted,
/// or another team's by now.
pub(super) fn action_row(
    desk: &Desk<'_>,
    action: &Action,
    specialist: &Specialist,
) -> Result<Option<ActionRow>, Refusal> {
    let case = match action.case.map(|case| desk.case_if_open(case)) {
        Some(standing) => match standing? {
            Some(standing) => Some((standing.case, standing.code)),
            None => return Ok(None),
        },
        None => None,
    };
    Ok(Some(ActionRow {
        action: action.id,
        text: action.text.clone(),
        owner: action.owner,
        specialist: specialist.id,
        specialist_name: specialist.name.clone(),
        case,
        due: action.due,
        late: (desk.today - action.due).num_days().max(0),
        carried: action.carried,
    }))
}
