-- Browser sessions that were opened by signing in at an identity provider, as the provider names them, so that it can end
-- them (OpenID Connect Back-Channel Logout 1.0). A row goes with its session, whoever ends that.
create table desk.provider_session (
  session_key char(36) primary key references desk.spring_session on delete cascade,
  issuer      text not null,
  subject     text not null,
  sid         text
);
create index provider_session_by_subject on desk.provider_session (issuer, subject);

-- Logout tokens that were taken, until they could not be used any more: none is taken twice.
create table desk.logout_token (
  issuer text not null,
  jti    text not null,
  until  timestamptz not null,
  primary key (issuer, jti)
);
create index logout_token_by_until on desk.logout_token (until);
