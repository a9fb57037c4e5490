package kontor.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import kontor.web.Notice;

/** The companies that ask the signed-in person to join, where they begin. */
@Named
@RequestScoped
public class OffersPage {
    @Inject
    private Joining joining;

    private List<Joining.Offer> offers;

    public List<Joining.Offer> getOffers() {
        if (offers == null) {
            offers = joining.offers();
        }
        return offers;
    }

    public String accept(Joining.Offer offer) {
        return answer(offer, joining::accept, "person.offer.accepted");
    }

    public String decline(Joining.Offer offer) {
        return answer(offer, joining::decline, "person.offer.declined");
    }

    /** On a page of its own: what the person may see is another from here on. */
    private static String answer(Joining.Offer offer, LongFunction<Optional<String>> answer, String notice) {
        Optional<String> company = answer.apply(offer.id());
        if (company.isPresent()) {
            Notice.successOnNextPage(notice, company.get());
        } else {
            Notice.warningOnNextPage("person.offer.over");
        }
        return "/index?faces-redirect=true";
    }
}
