//! The parts of the case file: household, needs assessment, individual support plan, help.

use crate::domain::case::{Achievement, Assessment, Goal};
use crate::domain::message::Message;
use crate::office::case_view::{CaseView, HouseholdMember};
use crate::ui::desk::Desk;
use crate::ui::screen::contact_form::member;
use crate::ui::widget::document::Document;
use ratatui::style::Style;

/// Who lives there, the person whom the case is about first.
pub(super) fn household(view: &CaseView, desk: &Desk) -> Document {
    let mut document = Document::default();
    if view.household.is_empty() {
        return empty("case-no-household", desk);
    }
    for one in &view.household {
        document.entry(one.name.clone(), about(one, desk), Style::new());
    }
    document
}

fn about(one: &HouseholdMember, desk: &Desk) -> String {
    let mut facts = vec![desk.words.text(one.relation.word())];
    facts.push(match one.age {
        Some(age) => desk
            .words
            .say(&Message::new("case-age").with("age", i64::from(age))),
        None => desk.words.text(one.age_group.word()),
    });
    facts.push(desk.words.text(one.sex.word()));
    if one.caregiver {
        facts.push(desk.words.text("case-caregiver"));
    }
    if one.disability {
        facts.push(desk.words.text("case-disability"));
    }
    let consent = match one.consent_on {
        Some(on) => Message::new("case-consent").with("day", desk.near(on)),
        None => Message::new("case-no-consent"),
    };
    facts.push(desk.words.say(&consent));
    let seen = match one.last_seen_on {
        Some(on) => Message::new("case-seen").with("day", desk.near(on)),
        None => Message::new("case-never-seen"),
    };
    facts.push(desk.words.say(&seen));
    facts.join(desk.theme.dot())
}

/// The needs assessments, newest first.
pub(super) fn assessment(view: &CaseView, desk: &Desk) -> Document {
    let assessments = &view.file.assessments;
    if assessments.is_empty() {
        return empty("case-no-assessment", desk);
    }
    let mut document = Document::default();
    for one in assessments.iter().rev() {
        let title = Message::new("case-assessed").with("day", one.on);
        document.rule(desk.words.say(&title));
        assessed(one, desk, &mut document);
    }
    document
}

fn assessed(one: &Assessment, desk: &Desk, document: &mut Document) {
    for (label, said) in [
        ("case-strengths", &one.strengths),
        ("case-weaknesses", &one.weaknesses),
        ("case-potential", &one.potential),
        ("case-resources", &one.resources),
        ("case-needs", &one.needs),
    ] {
        let said = if said.trim().is_empty() {
            desk.theme.none()
        } else {
            said.trim()
        };
        document.entry(desk.words.text(label), said, Style::new());
    }
}

/// The individual support plan with its goals.
pub(super) fn plan(view: &CaseView, desk: &Desk) -> Document {
    let Some(plan) = &view.file.plan else {
        return empty("case-no-plan", desk);
    };
    let reached = |goal: &&Goal| goal.achievement == Achievement::Achieved;
    let title = Message::new("case-plan")
        .with("version", i64::from(plan.version))
        .with("agreed", plan.agreed_on)
        .with("reviewed", plan.reviewed_on);
    let mut document = Document::default();
    document.rule(desk.words.say(&title));
    let approval = desk.words.text(plan.approval.word());
    document.entry(desk.words.text("case-approval"), approval, Style::new());
    let reached = Message::new("case-goals-reached")
        .with("reached", plan.goals.iter().filter(reached).count())
        .with("goals", plan.goals.len());
    let reached = desk.words.say(&reached);
    document.entry(desk.words.text("case-goals"), reached, Style::new());
    for goal in &plan.goals {
        planned(goal, desk, &mut document);
    }
    document
}

fn planned(goal: &Goal, desk: &Desk, document: &mut Document) {
    let theme = desk.theme;
    let open = matches!(goal.achievement, Achievement::Open | Achievement::Partly);
    let (sign, style) = match goal.achievement {
        Achievement::Achieved => (format!("{} ", theme.done()), Style::new()),
        _ if open && goal.by < desk.today => ("! ".to_owned(), theme.warning()),
        _ => (String::new(), Style::new()),
    };
    let by = Message::new("case-by").with("day", desk.near(goal.by));
    document.entry("", "", Style::new());
    document.entry(desk.words.say(&by), goal.text.clone(), Style::new());
    let achievement = desk.words.text(goal.achievement.word());
    document.entry("", format!("{sign}{achievement}"), style);
    if !goal.provider.trim().is_empty() {
        let helper = desk.words.text("case-provider");
        document.entry(helper, goal.provider.clone(), Style::new());
    }
}

/// The help, planned first, then given, newest first.
pub(super) fn help(view: &CaseView, desk: &Desk) -> Document {
    if view.file.help.is_empty() {
        return empty("case-no-help", desk);
    }
    let mut help: Vec<_> = view.file.help.iter().collect();
    help.sort_by_key(|one| {
        (
            one.given_on.is_some(),
            std::cmp::Reverse(one.given_on),
            one.due,
        )
    });
    let mut document = Document::default();
    for one in help {
        let theme = desk.theme;
        let (label, sign, style) = match one.given_on {
            Some(on) => (desk.near(on), format!("{} ", theme.done()), Style::new()),
            None => {
                let by = Message::new("case-by").with("day", desk.near(one.due));
                let late = one.due < desk.today;
                let sign = if late { "! " } else { "" };
                let style = if late { theme.warning() } else { Style::new() };
                (desk.words.say(&by), sign.to_owned(), style)
            }
        };
        let kind = desk.words.text(one.kind.word());
        let said = match one.description.trim() {
            "" => format!("{sign}{kind}"),
            description => format!("{sign}{kind}: {description}"),
        };
        document.entry(label, said, style);
    }
    document
}

/// A part without anything in it, in words.
pub(super) fn empty(id: &str, desk: &Desk) -> Document {
    let mut document = Document::default();
    document.entry("", desk.words.text(id), Style::new());
    document
}

/// The members with these ids as they are called, in the order of the household.
pub(super) fn called(
    view: &CaseView,
    wanted: impl Fn(&HouseholdMember) -> bool,
    desk: &Desk,
) -> Vec<String> {
    let members = view.household.iter().filter(|one| wanted(one));
    members.map(|one| desk.words.say(&member(one))).collect()
}
