package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.ConfidentialityRepository.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who sees a request. */
@RestController
@RequestMapping("/api/requests/{id}")
@Tag(name = "Confidentiality")
class ConfidentialityController {
  private final RequestLookup requests;
  private final Confidentiality confidentiality;

  ConfidentialityController(RequestLookup requests, Confidentiality confidentiality) {
    this.requests = requests;
    this.confidentiality = confidentiality;
  }

  record Wanted(Boolean confidential) {}

  @Operation(
      summary = "Make a request confidential, or not any more",
      description =
          "For its requester, process owners and admins. Only who works on it, whom it names and admins see it then;"
              + " who makes somebody else's request confidential is named by it.")
  @PutMapping("/confidentiality")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(Access access, @PathVariable String id, @RequestBody Wanted body) {
    if (body.confidential() == null) {
      throw Refusal.invalid("confidential", "must be true or false.");
    }
    confidentiality.set(access, requests.find(access, id), body.confidential());
  }

  @Operation(summary = "Whom a request names: they see it, whatever their role")
  @GetMapping("/readers")
  Page<Reader> readers(Access access, @PathVariable String id) {
    return Page.whole(confidentiality.readers(requests.find(access, id)));
  }

  @Operation(summary = "Name somebody who is to see the request")
  @PutMapping("/readers/{username}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void name(Access access, @PathVariable String id, @PathVariable String username) {
    confidentiality.name(access, requests.find(access, id), username);
  }

  @Operation(summary = "Name somebody no more")
  @DeleteMapping("/readers/{username}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unname(Access access, @PathVariable String id, @PathVariable String username) {
    confidentiality.unname(access, requests.find(access, id), username);
  }
}
