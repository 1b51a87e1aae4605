"""A small residual network of Keras, trained on digits of 8 x 8 pixels and saved as .keras."""

import keras
import numpy as np
from keras import layers

keras.utils.set_random_seed(0)
digits = np.load("digits.npz")


def images(part):  # [n, 8, 8, 1], from 0 to 1: as the workbench gives them to a network
    return digits[f"x_{part}"][..., None].astype("float32") / 255


image = keras.Input((8, 8, 1), name="image")
x = layers.Conv2D(8, 3, padding="same", activation="relu", name="stem")(image)
y = layers.Conv2D(8, 3, padding="same", name="conv1")(x)
y = layers.BatchNormalization(name="norm1")(y)
x = layers.ReLU(name="relu1")(layers.Add(name="sum1")([x, y]))
x = layers.MaxPooling2D(name="pool")(x)
x = layers.Flatten(name="flatten")(x)
x = layers.Dense(32, activation="relu", name="hidden")(x)
net = keras.Model(image, layers.Dense(10, activation="softmax", name="class")(x))

net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(images("train"), digits["y_train"], batch_size=32, epochs=15, verbose=0)
_, right = net.evaluate(images("test"), digits["y_test"], verbose=0)
print(f"{100 * right:.2f} % of the test images")

net.save("keras-digits.keras", include_optimizer=False)
# What it answers to a few images, so that the workbench can prove that it reads the same network.
few = images("test")[:64]
np.savez("keras-expected.npz", input=few, output=net.predict(few, verbose=0))
