-- The report as plain text, for mail programs that show no HTML; null in reports that were made before.
alter table desk.report_run add column text text;
