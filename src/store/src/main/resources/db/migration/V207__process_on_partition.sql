-- On which partitions a process is: the engine hands a deployment from partition to partition, and a start message to one
-- that does not have the process yet is never correlated.
create table engine.process_on_partition (
  process_key     bigint not null,
  on_partition    int not null,
  bpmn_process_id text not null,
  partition_id    int not null,
  position        bigint not null,
  primary key (process_key, on_partition)
);
create index process_on_partition_by_id on engine.process_on_partition (bpmn_process_id, on_partition);

-- What is deployed by now has long been handed to every partition that has written anything.
insert into engine.process_on_partition (process_key, on_partition, bpmn_process_id, partition_id, position)
select d.key, p.partition_id, d.bpmn_process_id, p.partition_id, 0
  from engine.process_definition d cross join engine.exporter_position p;
