package io.launchdesk.bench.dashboard;

/** What a portal needs of a history beside its figures: people who sign in, and texts to find. */
record PortalNeeds(HistoryDatabase database) {

  /** Lets the made-up people sign in with a password of somebody, and work in groups. */
  void hire(String whosePassword) {
    database.execute(HIRED.replace(":who", whosePassword));
  }

  /** Makes texts be found, which the SQL of dashboards and lists by deadline has no use for. */
  void makeSearchable() {
    if (!database.has("desk.request_search")) {
      database.execute(SEARCH);
      database.execute("vacuum analyze desk.request");
    }
  }

  private static final String HIRED =
      """
      update desk.person set password_hash = (select password_hash from desk.person where username = ':who')
       where username like 'person-%';
      insert into desk.person_role (username, role)
      select username, 'approver' from desk.person where username like 'person-%'
      on conflict do nothing;
      insert into desk.person_group (username, group_name)
      select 'person-' || n, 'group-' || (n + shift) % 12 from generate_series(0, 199) n, unnest(array[0, 5]) shift
      on conflict do nothing;
      analyze desk.person;
      """;

  /** As the migrations have it, in the order that is quickest for so many rows. */
  private static final String SEARCH =
      """
      update desk.request set search = to_tsvector('simple', id || ' ' || title || ' ' || type) where search is null;
      create index request_search on desk.request using gin (search);
      create index request_title_trigrams on desk.request using gin (lower(title) public.gin_trgm_ops);
      """;
}
