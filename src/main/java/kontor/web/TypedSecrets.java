package kontor.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What has been typed in secret with a request; forgotten at its end, whether or not someone has taken it. */
@RequestScoped
public class TypedSecrets {
    private final List<TypedSecret> typed = new ArrayList<>();

    TypedSecret of(String text) {
        TypedSecret secret = new TypedSecret(text);
        typed.add(secret);
        return secret;
    }

    @PreDestroy
    void forget() {
        typed.forEach(TypedSecret::forget);
    }
}
