package kontor.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.FacesValidator;
import jakarta.faces.validator.Validator;
import jakarta.faces.validator.ValidatorException;

/**
 * Holds what is sent to the length that the input allows, on every page. A browser keeps to {@code maxlength}; whoever sends
 * without one need not, and the database is the wrong place to find that out.
 */
@FacesValidator(value = "kontor.longestInput", isDefault = true)
public class LongestInput implements Validator<Object> {
    private static final String LENGTH = "maxlength";

    /** @throws ValidatorException when the text is longer than the input's {@code maxlength} */
    @Override
    public void validate(FacesContext faces, UIComponent input, Object value) {
        int longest = longest(input);
        if (longest > 0 && length(value) > longest) {
            throw new ValidatorException(
                    new FacesMessage(FacesMessage.SEVERITY_ERROR, Messages.text("frame.input.tooLong", longest), null));
        }
    }

    /** An attribute of the component, or one that is only passed through to the browser. */
    private static int longest(UIComponent input) {
        Object longest = input.getAttributes().get(LENGTH);
        if (!(longest instanceof Integer number) || number < 0) {
            longest = input.getPassThroughAttributes().get(LENGTH);
        }
        return longest == null ? 0 : Integer.parseInt(longest.toString());
    }

    /** As browsers count: a line break is one character, though it is sent as two. */
    private static int length(Object value) {
        if (value instanceof TypedSecret secret) {
            return secret.length();
        }
        return value instanceof String text ? text.replace("\r\n", "\n").length() : 0;
    }
}
