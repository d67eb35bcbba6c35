//! The rules about one case: each looks at how the case stands and says why it belongs on the
//! agenda, or nothing. A rule that waits is silent until its day.

mod attention;
mod referral;
mod urgent;

use crate::domain::Day;
use crate::domain::calendar::plus;
use crate::domain::due::{Due, DueKind, dues};
use crate::domain::message::{Argument, Message};
use crate::domain::rule::Rule;
use crate::domain::settings::Settings;
use crate::domain::standing::Standing;

/// A rule that holds for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The rule.
    pub rule: Rule,
    /// The last day that was in time, or the day that the rule counts from.
    pub since: Day,
    /// Days from then to today; 0 where nothing is late.
    pub late: i64,
    /// Why, in a sentence.
    pub reason: Message,
}

impl Raised {
    fn new(rule: Rule, since: Day, today: Day, reason: Message) -> Self {
        Self {
            rule,
            since,
            late: (today - since).num_days().max(0),
            reason,
        }
    }
}

/// Every rule that holds for an open case today, in the order of the agenda's items. Rules that
/// wait by a decision are left out until their day.
pub fn raised(
    standing: &Standing,
    settings: &Settings,
    last_session: Option<Day>,
    today: Day,
) -> Vec<Raised> {
    if !standing.open() {
        return Vec::new();
    }
    let look = Look {
        standing,
        settings,
        last_session,
        today,
    };
    let mut found = Vec::new();
    found.extend(look.actions());
    found.extend(look.urgent());
    found.extend(look.decisions());
    found.extend(look.overdue());
    found.extend(look.referrals());
    found.extend(look.silence());
    found.extend(look.attention());
    found.retain(|raised| !waits(standing, raised.rule, settings, today));
    found.sort_by_key(|raised| (raised.rule, raised.since));
    found
}

/// The line of an open action: overdue from the day after its due day.
pub fn action(text: &str, due: Day, carried: u32, today: Day) -> Raised {
    let (rule, id) = if due < today {
        (Rule::ActionOverdue, "reason-action_overdue")
    } else {
        (Rule::ActionOpen, "reason-action_open")
    };
    let reason = Message::new(id)
        .with("text", text)
        .with("due", Argument::near(due, today))
        .with("days", (today - due).num_days())
        .with("carried", i64::from(carried));
    Raised::new(rule, due, today, reason)
}

/// Whether a rule waits: not beyond what the settings allow at the risk that the case has now, whatever
/// it had when that was decided.
fn waits(standing: &Standing, rule: Rule, settings: &Settings, today: Day) -> bool {
    standing.deferrals.iter().any(|deferral| {
        let longest = settings.longest_wait(deferral.decided_on, standing.risk);
        deferral.rules.contains(&rule) && today < deferral.until.min(longest)
    })
}

/// What every rule looks at.
struct Look<'a> {
    standing: &'a Standing,
    settings: &'a Settings,
    last_session: Option<Day>,
    today: Day,
}

impl Look<'_> {
    fn raise(&self, rule: Rule, since: Day, reason: Message) -> Raised {
        Raised::new(rule, since, self.today, reason)
    }

    /// A rule that holds because of what happened on a day.
    fn raise_on(&self, rule: Rule, id: &'static str, on: Day) -> Raised {
        self.raise(rule, on, Message::new(id).with("day", self.near(on)))
    }

    /// A rule that holds once more than `limit` days have passed since a day.
    fn raise_after(
        &self,
        rule: Rule,
        id: &'static str,
        from: Day,
        limit: impl Into<i64>,
    ) -> Option<Raised> {
        let limit = limit.into();
        let days = (self.today - from).num_days();
        (days > limit).then(|| {
            let reason = Message::new(id).with("days", days).with("limit", limit);
            self.raise(rule, plus(from, limit), reason)
        })
    }

    fn near(&self, day: Day) -> Argument {
        Argument::near(day, self.today)
    }

    /// Whether what happened on a day is news for this session: it did not happen before the last
    /// session, and the case was not talked about since. The last session's own day counts, because
    /// what came after the session would never be seen otherwise.
    fn is_news(&self, on: Day) -> bool {
        let interval = i64::from(self.settings.session_interval);
        let last_session = self.last_session.unwrap_or(plus(self.today, -interval));
        let discussed = self.standing.last_discussed.as_ref();
        on >= last_session && discussed.is_none_or(|discussed| discussed.on < on)
    }

    fn actions(&self) -> impl Iterator<Item = Raised> {
        let actions = self.standing.actions.iter();
        actions.map(|open| action(&open.text, open.due, open.carried, self.today))
    }

    /// Item 5: what has a due day and passed it.
    fn overdue(&self) -> impl Iterator<Item = Raised> {
        dues(self.standing, self.settings)
            .into_iter()
            .filter_map(|due| self.overdue_line(due))
    }

    fn overdue_line(&self, due: Due) -> Option<Raised> {
        let id = match due.kind {
            DueKind::FirstContact => "reason-first_contact_overdue",
            DueKind::Assessment => "reason-assessment_overdue",
            DueKind::Plan => "reason-plan_overdue",
            DueKind::PlanReview => "reason-plan_review_overdue",
            DueKind::FollowUp => "reason-follow_up_overdue",
            DueKind::Help => "reason-help_overdue",
            // Silence, answers and actions have rules of their own.
            DueKind::Contact | DueKind::Answer | DueKind::Action => return None,
        };
        let late = due.late(self.settings, self.today);
        (late > 0).then(|| {
            let reason = Message::new(id)
                .with("due", self.near(due.on))
                .with("days", late);
            self.raise(due.kind.rule(), due.on, reason)
        })
    }
}
