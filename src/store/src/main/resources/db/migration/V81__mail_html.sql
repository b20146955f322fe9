-- The mail as HTML, beside its plain text; null for mails that were written before.
alter table desk.notification add column html text;
