//! Codes, and closing a case.

use crate::support::{ago, day, open_referral, quiet};
use goldaw::domain::area::AreaCode;
use goldaw::domain::case::{CaseCode, CaseStatus, Risk, check_closure};
use goldaw::domain::referral::AttemptStatus;
use goldaw::domain::standing::Standing;

#[test]
fn a_code_has_a_short_form_inside_its_region() {
    let code = |serial| CaseCode::new(&AreaCode("BAL-TUR".into()), day("2021-03-01"), serial);
    assert_eq!(code(42).0, "BAL-TUR-2021-0042");
    assert_eq!(code(42).short(), "TUR-0042");
    assert_eq!(code(10_001).short(), "TUR-10001");
    assert_eq!(CaseCode("other".into()).short(), "other");
}

#[test]
fn a_case_with_an_open_referral_is_closed_only_with_a_reason() {
    let with = |status| Standing {
        referrals: vec![open_referral(status, ago(1))],
        ..quiet(Risk::Low)
    };
    let closed = Standing {
        status: CaseStatus::Transferred,
        ..quiet(Risk::Low)
    };
    let open = Some("problem-referrals-open");
    let table = [
        (quiet(Risk::Low), "", None),
        (with(AttemptStatus::Draft), "", open),
        (with(AttemptStatus::OnHold), " ", open),
        (with(AttemptStatus::Rejected), "", open),
        (with(AttemptStatus::Completed), "", open), // nobody asked the person yet
        (with(AttemptStatus::Rejected), "moved to Mary", None),
        (closed, "again", Some("problem-case-not-open")),
    ];
    for (standing, reason, expected) in table {
        let found = check_closure(&standing, reason).err();
        let found = found.map(|problem| problem.message.id);
        assert_eq!(found, expected, "{:?} {reason}", standing.referrals);
    }
}
