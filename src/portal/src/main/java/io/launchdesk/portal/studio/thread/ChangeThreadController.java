package io.launchdesk.portal.studio.thread;

import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is open about the models of a change, for who reviews it. */
@RestController
@RequestMapping("/api/model-changes/{number}/threads")
@Tag(name = "Changes")
class ChangeThreadController {
  private final Threads threads;

  ChangeThreadController(Threads threads) {
    this.threads = threads;
  }

  @Operation(
      summary = "The open threads about its models",
      description = "By model, the newest first. They stand in the way of nothing.")
  @GetMapping
  Page<ThreadView> list(Access access, @PathVariable int number) {
    return Page.whole(threads.ofChange(access, number).stream().map(ThreadView::of).toList());
  }
}
