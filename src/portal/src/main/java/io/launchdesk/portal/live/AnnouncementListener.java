package io.launchdesk.portal.live;

/** Hears what is told on the database's channels. Called by one thread, which must not wait. */
public interface AnnouncementListener {

  /** Something was told. */
  void told(String channel, String payload);

  /** Nobody listened for a while; anything may have been told meanwhile. */
  void missedSome();
}
