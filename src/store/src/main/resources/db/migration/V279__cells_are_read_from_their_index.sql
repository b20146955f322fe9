-- Rows of cells lie in the order in which they were first written, so that each one that was read cost a page of the table. What is
-- read of a cell lies in its index, where those of a slice are side by side. It is built before it takes the place of
-- the old one: meanwhile cells are read, and nothing is added to them.
create unique index kpi_cell_read on desk.kpi_cell (series, grain, slice, starts_at, bucket)
  include (n, total, squares, least, most);
alter table desk.kpi_cell
  drop constraint kpi_cell_pkey,
  add constraint kpi_cell_pkey primary key using index kpi_cell_read;

-- Only of pages that were vacuumed since they changed is the index enough.
alter table desk.kpi_cell set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
