//! Partners with their services, as rows to choose from.

use crate::domain::identifier::{PartnerId, ServiceId};
use crate::domain::names::Names;
use crate::domain::partner::ServiceStatus;
use crate::office::directory::PartnerChoice;
use crate::ui::desk::Desk;
use crate::ui::screen::cells;
use crate::ui::widget::table::{Cell, Column, Width};

/// A partner with one of its services, or without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The partner.
    pub partner: PartnerId,
    /// Its names.
    pub names: Names,
    /// Its phone number.
    phone: String,
    /// The service.
    pub service: Option<(ServiceId, Names, ServiceStatus)>,
}

/// A partner's services, or the partner alone where none is known.
pub fn choices(partner: PartnerChoice) -> Vec<Choice> {
    let choice = |service| Choice {
        partner: partner.partner,
        names: partner.names.clone(),
        phone: partner.phone.clone(),
        service,
    };
    if partner.services.is_empty() {
        return vec![choice(None)];
    }
    let services = partner.services.iter().cloned();
    services.map(|service| choice(Some(service))).collect()
}

impl Choice {
    /// What it is about.
    pub fn about(&self) -> (PartnerId, Option<ServiceId>) {
        (self.partner, self.service.as_ref().map(|(id, ..)| *id))
    }

    /// The partner with its service, if one is known.
    pub fn named(&self, between: &str) -> Names {
        match &self.service {
            Some((_, service, _)) => self.names.followed_by(service, between),
            None => self.names.clone(),
        }
    }

    /// Whether nothing is known that speaks against asking.
    pub fn is_active(&self) -> bool {
        let mut service = self.service.iter();
        service.all(|(_, _, status)| *status == ServiceStatus::Active)
    }

    /// The cells of its row.
    pub fn cells(&self, desk: &Desk) -> Vec<Cell> {
        let (service, status) = match &self.service {
            Some((_, names, status)) => (cells::named(names, desk), desk.words.text(status.word())),
            None => (desk.theme.none(), String::new()),
        };
        let status = if self.is_active() {
            String::new().into()
        } else {
            Cell::styled(format!("! {status}"), desk.theme.warning())
        };
        vec![
            cells::named(&self.names, desk).into(),
            service.into(),
            status,
            self.phone.as_str().into(),
        ]
    }
}

/// The columns of the rows.
pub fn columns(desk: &Desk) -> Vec<Column> {
    let column = |id: &str, width| Column::new(desk.words.text(id), width);
    vec![
        column("asking-partner", Width::Flexible(22)),
        column("asking-service", Width::Flexible(22)),
        column("asking-status", Width::Fixed(19)).priority(1),
        column("asking-phone", Width::Fixed(18)).priority(2),
    ]
}
